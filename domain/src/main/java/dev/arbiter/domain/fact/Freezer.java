package dev.arbiter.domain.fact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Copies values into the closed set of {@link Facts}, once, within its bounds. */
final class Freezer {
  private static final int MAX_NAME = 128;
  private static final int MAX_DIGITS = 1_000;

  private final int maxValues;
  private final Deque<String> path = new ArrayDeque<>();
  private int values;

  Freezer(int maxValues) {
    this.maxValues = maxValues;
  }

  Map<String, Object> map(Map<?, ?> source, int depth) {
    check(depth <= Facts.MAX_DEPTH, "nested at most " + Facts.MAX_DEPTH + " levels deep");
    var copy = new TreeMap<String, Object>();
    for (var entry : source.entrySet()) {
      var name = String.valueOf(entry.getKey());
      check(
          !name.isEmpty() && Text.flaw(name, MAX_NAME).isEmpty(),
          "named by 1 to 128 characters of valid Unicode");
      if (entry.getValue() != null) {
        path.addLast(name);
        copy.put(name, value(entry.getValue(), depth));
        path.removeLast();
      }
    }
    return Facts.ordered(copy);
  }

  private Object value(Object value, int depth) {
    if (++values > maxValues) {
      throw outOfRange("one of at most " + maxValues + " values");
    }
    if (value instanceof String text) {
      var flaw = Text.flaw(text, Facts.MAX_TEXT);
      if (flaw.isPresent()) {
        throw outOfRange(flaw.get());
      }
      return text;
    }
    if (value instanceof Boolean || value instanceof Instant) {
      return value;
    }
    if (value instanceof Number number) {
      return decimal(number);
    }
    if (value instanceof List<?> list) {
      return list(list, depth + 1);
    }
    if (value instanceof Map<?, ?> map) {
      return map(map, depth + 1);
    }
    throw new ViolationException(
        Violation.mismatch(
            where(),
            "a text, number, truth value, instant, list or object",
            value.getClass().getSimpleName()));
  }

  private List<Object> list(List<?> source, int depth) {
    check(depth <= Facts.MAX_DEPTH, "nested at most " + Facts.MAX_DEPTH + " levels deep");
    var copy = new ArrayList<>(source.size());
    for (var element : source) {
      check(element != null, "a list without null");
      copy.add(value(element, depth));
    }
    return Collections.unmodifiableList(copy);
  }

  /** Equal numbers become equal values: integers of scale 0, others without trailing zeros. */
  private BigDecimal decimal(Number number) {
    var decimal = exact(number);
    // Zeros are counted before they are written: 1E1000000 is refused at the cost of a comparison.
    check(
        Math.abs((long) decimal.scale()) <= MAX_DIGITS
            && decimal.precision() <= MAX_DIGITS
            && decimal.precision() - decimal.scale() <= MAX_DIGITS,
        "a number of at most " + MAX_DIGITS + " digits");
    if (decimal.scale() == 0) {
      return decimal;
    }
    var stripped = decimal.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private BigDecimal exact(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    if (number instanceof BigInteger whole) {
      return new BigDecimal(whole);
    }
    if (number instanceof Double || number instanceof Float) {
      check(Double.isFinite(number.doubleValue()), "a finite number");
      return new BigDecimal(number.toString());
    }
    return BigDecimal.valueOf(number.longValue());
  }

  private void check(boolean holds, String expected) {
    if (!holds) {
      throw outOfRange(expected);
    }
  }

  private ViolationException outOfRange(String expected) {
    return new ViolationException(Violation.outOfRange(where(), expected));
  }

  private String where() {
    return path.isEmpty() ? "value" : String.join(".", path);
  }
}
