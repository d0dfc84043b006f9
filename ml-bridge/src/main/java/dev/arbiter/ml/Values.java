package dev.arbiter.ml;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.scoring.ScoringException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How scorers read facts: an unknown one is {@code NaN} or null, never zero. */
final class Values {
  private Values() {}

  /** The number of this name, {@code NaN} if it is unknown. */
  static double number(Facts facts, String name) {
    var value = facts.asMap().get(name);
    if (value == null) {
      return Double.NaN;
    }
    if (value instanceof BigDecimal number) {
      return number.doubleValue();
    }
    throw new ScoringException("The input " + name + " must be a number");
  }

  /** The category of this name, a text or truth value, null if it is unknown. */
  static @Nullable String category(Facts facts, String name) {
    var value = facts.asMap().get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    if (value instanceof Boolean truth) {
      return truth ? "true" : "false";
    }
    throw new ScoringException("The input " + name + " must be a text or a truth value");
  }

  /** The logistic function, exact at both ends and the same on every machine. */
  static double sigmoid(double x) {
    if (x >= 0) {
      return 1 / (1 + StrictMath.exp(-x));
    }
    var e = StrictMath.exp(x);
    return e / (1 + e);
  }

  static double finite(double score) {
    if (Double.isFinite(score)) {
      return score;
    }
    throw new ScoringException("The inputs give no finite score");
  }
}
