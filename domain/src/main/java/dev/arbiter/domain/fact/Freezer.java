package dev.arbiter.domain.fact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Copies values into the closed set of {@link Facts}, once, within its bounds. */
final class Freezer {
  private static final int MAX_NAME = 128;
  private static final int MAX_SCALE = 1_000;

  private int values;

  Map<String, Object> map(Map<?, ?> source, String path, int depth) {
    check(depth <= Facts.MAX_DEPTH, path, "nested at most " + Facts.MAX_DEPTH + " levels deep");
    var copy = new TreeMap<String, Object>();
    for (var entry : source.entrySet()) {
      var name = String.valueOf(entry.getKey());
      check(!name.isEmpty() && name.length() <= MAX_NAME, path, "named by 1 to 128 characters");
      if (entry.getValue() != null) {
        copy.put(name, value(entry.getValue(), path.isEmpty() ? name : path + "." + name, depth));
      }
    }
    return Collections.unmodifiableMap(copy);
  }

  private Object value(Object value, String path, int depth) {
    check(++values <= Facts.MAX_VALUES, path, "one of at most " + Facts.MAX_VALUES + " values");
    if (value instanceof String text) {
      check(text.length() <= Facts.MAX_TEXT, path, "at most " + Facts.MAX_TEXT + " characters");
      return text;
    }
    if (value instanceof Boolean || value instanceof Instant) {
      return value;
    }
    if (value instanceof Number number) {
      return decimal(number, path);
    }
    if (value instanceof List<?> list) {
      return list(list, path, depth + 1);
    }
    if (value instanceof Map<?, ?> map) {
      return map(map, path, depth + 1);
    }
    throw new ViolationException(
        Violation.mismatch(
            path,
            "a text, number, truth value, instant, list or object",
            value.getClass().getSimpleName()));
  }

  private List<Object> list(List<?> source, String path, int depth) {
    check(depth <= Facts.MAX_DEPTH, path, "nested at most " + Facts.MAX_DEPTH + " levels deep");
    var copy = new ArrayList<>(source.size());
    for (var element : source) {
      check(element != null, path, "a list without null");
      copy.add(value(element, path, depth));
    }
    return Collections.unmodifiableList(copy);
  }

  private static BigDecimal decimal(Number number, String path) {
    if (number instanceof Double || number instanceof Float) {
      check(Double.isFinite(number.doubleValue()), path, "a finite number");
    }
    var decimal =
        number instanceof BigDecimal exact
            ? exact
            : number instanceof BigInteger whole
                ? new BigDecimal(whole)
                : new BigDecimal(number.toString());
    check(
        Math.abs((long) decimal.scale()) <= MAX_SCALE && decimal.precision() <= MAX_SCALE,
        path,
        "a number of at most " + MAX_SCALE + " digits");
    return decimal.stripTrailingZeros().scale() <= 0
        ? decimal.setScale(0)
        : decimal.stripTrailingZeros();
  }

  private static void check(boolean holds, String path, String expected) {
    if (!holds) {
      throw new ViolationException(Violation.outOfRange(path.isEmpty() ? "value" : path, expected));
    }
  }
}
