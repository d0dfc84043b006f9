package dev.arbiter.rules.budget;

import java.time.Duration;

/**
 * What one evaluation of rules may cost at most.
 *
 * @param firings how often rules may fire
 * @param steps how many facts, elements and pairs of them may be looked at
 * @param time how long it may take; a safety net, for what fails by slowness alone would not decide
 *     the same way twice
 */
public record Budget(int firings, int steps, Duration time) {
  /** Where a project says nothing. */
  public static final Budget DEFAULT = new Budget(10_000, 250_000, Duration.ofSeconds(5));

  /** The most that a project may ask for. */
  public static final Budget MOST = new Budget(100_000, 5_000_000, Duration.ofSeconds(10));

  public Budget {
    if (firings < 1 || steps < 1 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a budget is positive");
    }
  }
}
