package dev.arbiter.domain.trait;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.timeline.Series;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values that a field of the events of a type has.
 *
 * @param kind which of them
 * @param type the type of event
 * @param where which of the events
 * @param of the field; an event that lacks it is left out
 * @param window when they happened
 * @param most at most so many values of a list
 */
public record Pick(Kind kind, String type, Filter where, String of, Window window, int most)
    implements Derivation {

  /** Which values are picked. */
  public enum Kind {
    /** The first; unknown of none. */
    FIRST,
    /** The last; unknown of none. */
    LAST,
    /** Each once, in a list, the latest first. */
    SET,
    /** Each once, in a list, the most frequent first, and then the latest. */
    TOP
  }

  @Override
  public @Nullable Object value(Profile past, Instant now) {
    var values = latestFirst(past, now);
    if (kind == Kind.FIRST || kind == Kind.LAST) {
      return values.isEmpty() ? null : values.get(kind == Kind.LAST ? 0 : values.size() - 1);
    }
    var each = new ArrayList<>(new LinkedHashSet<>(values));
    if (kind == Kind.TOP) {
      var counts = counts(values);
      each.sort((one, other) -> counts.getOrDefault(other, 0) - counts.getOrDefault(one, 0));
    }
    return List.copyOf(each.subList(0, Math.min(most, each.size())));
  }

  private List<Object> latestFirst(Profile past, Instant now) {
    var series = past.timeline().of(type);
    var values = new ArrayList<Object>();
    for (var i = series.size() - 1; i >= window.first(series, past, now); i--) {
      var value = value(series, i);
      if (value != null && where.holds(series, i)) {
        values.add(value);
      }
    }
    return values;
  }

  private @Nullable Object value(Series series, int i) {
    var value = series.value(i, of);
    // Instants are told as texts, as everywhere where facts are written down.
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros()
        : value instanceof Instant instant ? instant.toString() : value;
  }

  private static Map<Object, Integer> counts(List<Object> values) {
    var counts = new HashMap<Object, Integer>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    return counts;
  }

  @Override
  public Optional<Instant> changes(Profile past, Instant now) {
    return window.leaves(past.timeline().of(type), past, now);
  }
}
