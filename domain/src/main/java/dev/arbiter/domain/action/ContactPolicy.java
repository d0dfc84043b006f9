package dev.arbiter.domain.action;

import java.time.Duration;

/**
 * A cap: an action is chosen at most {@code cap} times for a subject in a sliding window.
 *
 * @param cap at least 1
 * @param window its length, positive and at most ten years
 */
public record ContactPolicy(int cap, Duration window) {
  private static final Duration LONGEST = Duration.ofDays(3_653);

  public ContactPolicy {
    if (cap < 1 || window.isNegative() || window.isZero() || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a cap is at least 1 in a window of positive length and at most ten years");
    }
  }
}
