package dev.arbiter.service.tiers;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.tier.Ranking;
import dev.arbiter.domain.tier.Ranking.Ranked;
import dev.arbiter.domain.tier.Tiering;
import dev.arbiter.domain.trait.Traits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * What a run knows of the subjects that it read. For one thread.
 *
 * <p>It keeps an id, a number and a tier of each that has a number or a tier, some 120 bytes; of a
 * million subjects 120 MB, until the run has ranked them.
 */
final class Gathering {
  /** More subjects than this are not ranked. */
  static final int MOST = 5_000_000;

  private final Run run;
  private final Tiering tiering;
  private final BiPredicate<Profile, Instant> among;
  private final long known;
  private final List<Ranked> subjects = new ArrayList<>();
  private String after = "";

  /**
   * @param among who is ranked
   * @param known the number of the change that profiles must show at least
   */
  Gathering(Run run, Tiering tiering, BiPredicate<Profile, Instant> among, long known) {
    this.run = run;
    this.tiering = tiering;
    this.among = among;
    this.known = known;
  }

  boolean isOf(Run other) {
    return run.seq() == other.seq();
  }

  long known() {
    return known;
  }

  /** The id of the last profile that was read. */
  String after() {
    return after;
  }

  boolean isFull() {
    return subjects.size() > MOST;
  }

  /** Notes that all profiles up to this id were read. */
  void read(String id) {
    after = id;
  }

  void add(Profile profile) {
    var past = profile.until(run.at());
    if (past.timeline().witnessed().types().isEmpty()) {
      return; // it became known since
    }
    var tier = tiering.tier(past);
    var value = among.test(profile, run.at()) ? value(profile) : Double.NaN;
    if (!Double.isNaN(value) || tier != Tiering.NONE) {
      subjects.add(new Ranked(profile.id(), value, tier));
    }
  }

  private double value(Profile profile) {
    return Traits.of(profile, run.at(), Map.of(tiering.by(), tiering.number()))
        .number(tiering.by())
        .map(Number::doubleValue)
        .orElse(Double.NaN);
  }

  Ranking.Outcome outcome() {
    return new Ranking(tiering.parts(), tiering.margin()).of(subjects);
  }
}
