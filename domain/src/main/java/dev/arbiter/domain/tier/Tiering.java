package dev.arbiter.domain.tier;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.trait.Derivation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In which tier a subject is: the last word of the server, which ranks all subjects from time to
 * time and says it by {@link TierChange events}. Unknown of whom was not ranked, or is in a tier
 * that there is no more.
 *
 * @param project that declares it
 * @param name of the trait
 * @param by the trait by which subjects are ranked, the greatest first
 * @param number how that follows
 * @param among the condition in FEEL that tells who is ranked; without it, all of whom the number
 *     is known
 * @param parts the highest first; the last reaches up to 1
 * @param every the time between two runs
 * @param margin how far beyond the border of her tier somebody has to rank to leave it, as a share
 *     of those who are ranked
 */
public record Tiering(
    String project,
    String name,
    String by,
    Derivation number,
    Optional<String> among,
    List<Part> parts,
    Duration every,
    BigDecimal margin)
    implements Derivation {

  /** The place of no tier. */
  public static final int NONE = -1;

  /** Who ranked nobody tries again after so long. */
  private static final Duration EMPTY = Duration.ofHours(1);

  public Tiering {
    parts = List.copyOf(parts);
  }

  @Override
  public @Nullable Object value(Profile past, Instant now) {
    var place = tier(past);
    return place == NONE ? null : parts.get(place).name();
  }

  /** The place of the subject's tier among the parts; {@link #NONE} if she is in none of them. */
  public int tier(Profile past) {
    var changes = past.timeline().of(TierChange.TYPE);
    for (var i = changes.size() - 1; i >= 0; i--) {
      if (project.equals(changes.value(i, TierChange.PROJECT))
          && name.equals(changes.value(i, TierChange.TIER))) {
        return place(changes.value(i, TierChange.TO));
      }
    }
    return NONE;
  }

  /** The place of the tier of this name; {@link #NONE} if there is none. */
  public int place(@Nullable Object tier) {
    for (var i = 0; i < parts.size(); i++) {
      if (parts.get(i).name().equals(tier)) {
        return i;
      }
    }
    return NONE;
  }

  /** Only by another event. */
  @Override
  public Optional<Instant> changes(Profile past, Instant now) {
    return Optional.empty();
  }

  @Override
  public List<Derivation> sources() {
    return List.of(number);
  }

  /** What decides about ranks, in words that are equal if it is the same. */
  public String terms() {
    return by + number + among + parts + margin.stripTrailingZeros();
  }

  /**
   * When the next run is due: by the rhythm of the first, whenever the last one took place, so that
   * runs that were missed are made up for by one.
   *
   * @param planned an instant of the rhythm
   * @param at when the last run took place
   * @param ranked whether it ranked anybody
   */
  public Instant next(Instant planned, Instant at, boolean ranked) {
    if (!ranked) {
      return at.plus(every.compareTo(EMPTY) < 0 ? every : EMPTY);
    }
    var gone = Math.floorDiv(Duration.between(planned, at).toMillis(), every.toMillis());
    return planned.plus(every.multipliedBy(gone + 1));
  }
}
