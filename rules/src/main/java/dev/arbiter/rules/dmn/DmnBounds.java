package dev.arbiter.rules.dmn;

import java.time.Duration;
import java.time.Instant;

/**
 * How much one evaluation may cost, and the instant that it calls now.
 *
 * @param time from its beginning to its end
 * @param steps expressions evaluated; loops and calls count each time
 * @param now what {@code now()} and {@code today()} say, so that an evaluation can be repeated
 */
public record DmnBounds(Duration time, long steps, Instant now) {
  private static final Duration TIME = Duration.ofSeconds(2);
  private static final long STEPS = 2_000_000;

  /** Two seconds and two million steps. */
  public static DmnBounds at(Instant now) {
    return new DmnBounds(TIME, STEPS, now);
  }
}
