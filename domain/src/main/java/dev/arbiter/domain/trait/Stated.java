package dev.arbiter.domain.trait;

import dev.arbiter.domain.event.Field;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.format.PhoneNumbers;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.timeline.Series;
import dev.arbiter.domain.timeline.Updates;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What sources state of a trait of this name; unknown if nothing that counts was said.
 *
 * @param survivor which of several words holds
 * @param bounds what a word must be to count; what was said before it was declared, and could be
 *     brought into its standard form, is read in it
 */
public record Stated(String name, Survivorship survivor, Optional<Field> bounds)
    implements Derivation {

  /** The last word, whatever it is. */
  public Stated(String name) {
    this(name, Survivorship.LATEST, Optional.empty());
  }

  @Override
  public @Nullable Object value(Profile past, Instant now) {
    if (bounds.isEmpty() && survivor.kind() == Survivorship.Kind.MOST_RECENT) {
      // Also what is too long for the timeline, and lists.
      var statement = past.statements().get(name);
      if (statement == null) {
        return null;
      }
      var before = statement.at().isAfter(now) ? last(past.timeline().of(Updates.TYPE)) : null;
      return before != null || statement.at().isAfter(now) && Series.isKept(statement.value())
          ? before
          : statement.value();
    }
    var words = past.timeline().of(Updates.TYPE);
    return switch (survivor.kind()) {
      case MOST_RECENT -> last(words);
      case MOST_FREQUENT -> mostFrequent(words);
      case SOURCE -> mostTrusted(words);
    };
  }

  private @Nullable Object last(Series words) {
    for (var i = words.size() - 1; i >= 0; i--) {
      var word = word(words, i);
      if (word != null) {
        return word;
      }
    }
    return null;
  }

  private @Nullable Object mostFrequent(Series words) {
    var counts = new HashMap<Object, Integer>();
    @Nullable Object best = null;
    var most = 0;
    // The latest first, so that of several the one said last is met before the others.
    for (var i = words.size() - 1; i >= 0; i--) {
      var word = word(words, i);
      if (word != null) {
        most = Math.max(most, counts.merge(word, 1, Integer::sum));
      }
    }
    for (var i = words.size() - 1; i >= 0 && best == null; i--) {
      var word = word(words, i);
      best = word != null && counts.getOrDefault(word, 0) == most ? word : null;
    }
    return best;
  }

  private @Nullable Object mostTrusted(Series words) {
    @Nullable Object best = null;
    var least = Integer.MAX_VALUE;
    for (var i = words.size() - 1; i >= 0; i--) {
      var rank = survivor.rank(String.valueOf(words.value(i, Updates.SOURCE)));
      var word = rank < least ? word(words, i) : null;
      if (word != null) {
        best = word;
        least = rank;
      }
    }
    return best;
  }

  /** Word number {@code i} on this trait; null if there is none that counts. */
  private @Nullable Object word(Series words, int i) {
    var word = words.value(i, Updates.field(name));
    if (word == null || bounds.isEmpty()) {
      return word instanceof BigDecimal number ? number.stripTrailingZeros() : word;
    }
    var wrong = new ArrayList<Violation>();
    var standard = bounds.get().read(name, word, PhoneNumbers.WRITTEN_OUT, wrong);
    return wrong.isEmpty() ? standard : null;
  }

  @Override
  public Optional<Instant> changes(Profile past, Instant now) {
    return Optional.empty();
  }
}
