package dev.arbiter.rules.proof;

import dev.arbiter.rules.project.ActionSource;
import java.math.BigDecimal;

/**
 * A number that a rule compares a fact with.
 *
 * @param place where it is written, in words
 * @param path the fact, such as {@code traits.spend30d}
 * @param action whose choice may depend on it
 */
public record Threshold(String place, String path, BigDecimal value, ActionSource action) {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  /** How far the next value is that the fact may have. */
  public BigDecimal step() {
    return value.scale() <= 0 && isCounted() ? BigDecimal.ONE : value.ulp().min(CENT);
  }

  /** Whether only whole numbers are possible. */
  private boolean isCounted() {
    return path.endsWith("Count") || path.endsWith("Days") || path.endsWith("frequency");
  }
}
