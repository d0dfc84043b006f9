package dev.arbiter.rules.feel;

import dev.arbiter.rules.budget.Spending;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How large a value of FEEL may become. A context of forty entries, each twice the one before, is
 * two lines long and has a trillion elements; so each value is weighed when it gets a name and when
 * it goes into a function, and its weight is spent.
 */
final class FeelBounds {
  private static final int MAX_WEIGHT = 50_000;
  private static final int MAX_TEXT = 65_536;
  private static final int MAX_DEPTH = 32;
  private static final int MAX_DIGITS = 7_000;

  private FeelBounds() {}

  /**
   * Spends what the value weighs.
   *
   * @throws dev.arbiter.domain.rule.BudgetException if it is too large, or the evaluation has cost
   *     too much
   */
  static void check(@Nullable Object value) {
    Spending.spend(weigh(value, 0, 0));
  }

  /** A list that grows by one element each time: only that one is new. */
  static void checkLast(@Nullable Object value) {
    if (value instanceof List<?> list && !list.isEmpty()) {
      check(list.get(list.size() - 1));
    }
  }

  private static int weigh(@Nullable Object value, int depth, int before) {
    var weight = before + 1;
    if (weight > MAX_WEIGHT || depth > MAX_DEPTH) {
      throw Spending.tooLarge("a value has more than " + MAX_WEIGHT + " parts");
    }
    if (value instanceof String text && text.length() > MAX_TEXT) {
      throw Spending.tooLarge("a text has more than " + MAX_TEXT + " characters");
    }
    if (value instanceof BigDecimal number
        && (Math.abs((long) number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS)) {
      throw Spending.tooLarge("a number has more than " + MAX_DIGITS + " digits");
    }
    if (value instanceof List<?> list) {
      for (var element : list) {
        weight = weigh(element, depth + 1, weight);
      }
    } else if (value instanceof Map<?, ?> map) {
      for (var element : map.values()) {
        weight = weigh(element, depth + 1, weight);
      }
    }
    return weight;
  }
}
