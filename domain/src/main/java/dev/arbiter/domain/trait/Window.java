package dev.arbiter.domain.trait;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.timeline.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which events count: at an instant t those in (t − within, t], and of them those after the last
 * event of another type.
 *
 * @param within its length; without it all that happened counts
 * @param since events count only after the last event of this type, if there was one
 */
public record Window(Optional<Duration> within, Optional<String> since) {
  /** All that happened. */
  public static final Window ALL = new Window(Optional.empty(), Optional.empty());

  /** The last while. */
  public static Window last(Duration within) {
    return new Window(Optional.of(within), Optional.empty());
  }

  /** The number of the first event that counts; the size of the series if none does. */
  int first(Series series, Profile past, Instant now) {
    var first = within.map(length -> series.after(now.minus(length))).orElse(0);
    return since
        .map(past.timeline()::of)
        .filter(ends -> ends.size() > 0)
        .map(ends -> Math.max(first, series.after(ends.at(ends.size() - 1))))
        .orElse(first);
  }

  /** When the first event that counts will count no more. */
  Optional<Instant> leaves(Series series, Profile past, Instant now) {
    var first = first(series, past, now);
    return first == series.size()
        ? Optional.empty()
        : within.map(length -> series.at(first).plus(length));
  }

  /** Whether what happened at {@code at} lies within the length of the window at {@code now}. */
  boolean holds(Instant at, Instant now) {
    return !at.isAfter(now) && within.map(length -> at.isAfter(now.minus(length))).orElse(true);
  }
}
