package dev.arbiter.domain.trait;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.timeline.Series;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What visits come to. Events that are no further apart than a gap belong to one session.
 *
 * @param measure what is told of them
 * @param types of events that make a session
 * @param gap the longest silence within a session
 * @param within how long an event counts; a session that began before counts with what is left
 */
public record Sessions(Measure measure, List<String> types, Duration gap, Optional<Duration> within)
    implements Derivation {
  public Sessions {
    types = List.copyOf(types);
  }

  /** What is told of sessions. */
  public enum Measure {
    /** How many there are. */
    COUNT,
    /** How many seconds there are between the first and the last event of each, added up. */
    SECONDS,
    /** How many events the latest has; unknown if there is none. */
    LATEST_EVENTS,
    /** How many seconds the latest took; unknown if there is none. */
    LATEST_SECONDS
  }

  @Override
  public @Nullable Object value(Profile past, Instant now) {
    var times = times(past, now);
    var count = 0L;
    var total = Duration.ZERO;
    var first = 0;
    for (var i = 0; i < times.size(); i++) {
      if (i == 0 || Duration.between(times.get(i - 1), times.get(i)).compareTo(gap) > 0) {
        count++;
        first = i;
      } else {
        total = total.plus(Duration.between(times.get(i - 1), times.get(i)));
      }
    }
    if (times.isEmpty() && measure.name().startsWith("LATEST")) {
      return null;
    }
    return BigDecimal.valueOf(
        switch (measure) {
          case COUNT -> count;
          case SECONDS -> total.toSeconds();
          case LATEST_EVENTS -> times.size() - first;
          case LATEST_SECONDS ->
              Duration.between(times.get(first), times.get(times.size() - 1)).toSeconds();
        });
  }

  private List<Instant> times(Profile past, Instant now) {
    var window = new Window(within, Optional.empty());
    return types.stream()
        .map(past.timeline()::of)
        .flatMap(series -> times(series, window.first(series, past, now)))
        .sorted()
        .toList();
  }

  private static java.util.stream.Stream<Instant> times(Series series, int first) {
    return IntStream.range(first, series.size()).mapToObj(series::at);
  }

  @Override
  public Optional<Instant> changes(Profile past, Instant now) {
    var window = new Window(within, Optional.empty());
    return types.stream()
        .flatMap(type -> window.leaves(past.timeline().of(type), past, now).stream())
        .min(Instant::compareTo);
  }
}
