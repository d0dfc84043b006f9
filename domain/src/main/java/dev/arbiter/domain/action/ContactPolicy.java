package dev.arbiter.domain.action;

import java.time.Duration;

/**
 * A cap: an action is chosen at most {@code cap} times for a subject in a sliding window.
 *
 * @param cap at least 1
 * @param window its length, positive
 */
public record ContactPolicy(int cap, Duration window) {
  public ContactPolicy {
    if (cap < 1 || window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("a cap is at least 1 in a window of positive length");
    }
  }
}
