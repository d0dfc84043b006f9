package dev.arbiter.rules.dmn;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.chrono.ChronoPeriod;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.types.impl.ComparablePeriod;
import org.kie.dmn.feel.runtime.FEELFunction;
import org.kie.dmn.feel.runtime.Range;
import org.kie.dmn.feel.runtime.Range.RangeBoundary;
import org.kie.dmn.feel.runtime.functions.DateAndTimeFunction;
import org.kie.dmn.feel.runtime.functions.DateFunction;
import org.kie.dmn.feel.runtime.functions.TimeFunction;
import org.kie.dmn.feel.runtime.impl.RangeImpl;
import org.kie.dmn.feel.runtime.impl.UndefinedValueComparable;
import org.kie.dmn.feel.util.TypeUtil;

/**
 * The form of FEEL values in JSON. Numbers, texts, truth values, lists and contexts are what they
 * are in JSON. What JSON lacks is a text in plain encoding ({@code "2021-01-31"}), and an object
 * with its type in typed encoding ({@code {"@type": "date", "value": "2021-01-31"}}), wherever it
 * is nested. A context that has an entry {@code @type} of its own is typed {@code context}.
 * Thread-safe.
 */
public final class FeelJson {
  private static final String TYPE = "@type";
  private static final String VALUE = "value";
  private static final String CONTEXT = "context";
  private static final String RANGE = "range";
  private static final int DIGITS = 34;

  /** What is between the braces of a range. */
  private static final Set<String> RANGE_PARTS =
      Set.of("start", "end", "startIncluded", "endIncluded");

  private FeelJson() {}

  /** How values that JSON lacks are written. */
  public enum Encoding {
    PLAIN,
    TYPED
  }

  /** A value of FEEL as maps, lists, texts, numbers and truth values of JSON. */
  public static @Nullable Object encode(@Nullable Object value, Encoding encoding) {
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Map<?, ?> map) {
      return map(map, encoding);
    }
    if (value instanceof Collection<?> list) {
      var elements = new ArrayList<@Nullable Object>(list.size());
      list.forEach(element -> elements.add(encode(element, encoding)));
      return elements;
    }
    if (encoding == Encoding.PLAIN) {
      return text(value);
    }
    return typed(type(value), value instanceof Range range ? range(range) : text(value));
  }

  /** Zeros at the end of numbers that no decimal of FEEL can hold are left out. */
  private static BigDecimal number(Number number) {
    var decimal = number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
    return decimal.precision() > DIGITS ? decimal.stripTrailingZeros() : decimal;
  }

  private static Object map(Map<?, ?> map, Encoding encoding) {
    var entries = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((name, entry) -> entries.put(String.valueOf(name), encode(entry, encoding)));
    return encoding == Encoding.TYPED && entries.containsKey(TYPE)
        ? typed(CONTEXT, entries)
        : entries;
  }

  private static Map<String, @Nullable Object> typed(String type, @Nullable Object value) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    object.put(TYPE, type);
    object.put(VALUE, value);
    return object;
  }

  private static Map<String, @Nullable Object> range(Range range) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    object.put("start", end(range.getLowEndPoint()));
    object.put("end", end(range.getHighEndPoint()));
    object.put("startIncluded", range.getLowBoundary() == RangeBoundary.CLOSED);
    object.put("endIncluded", range.getHighBoundary() == RangeBoundary.CLOSED);
    return object;
  }

  private static @Nullable Object end(@Nullable Object end) {
    return end instanceof UndefinedValueComparable ? null : encode(end, Encoding.TYPED);
  }

  private static String text(Object value) {
    if (value instanceof Duration duration && duration.isNegative()) {
      return "-" + text(duration.negated()); // the engine's own is wrong below seconds
    }
    return value instanceof FEELFunction ? value.toString() : TypeUtil.formatValue(value, false);
  }

  /** The name of the type of a value that JSON lacks. */
  private static String type(Object value) {
    if (value instanceof Duration) {
      return "days and time duration";
    }
    if (value instanceof ChronoPeriod) {
      return "years and months duration";
    }
    if (value instanceof LocalDate) {
      return "date";
    }
    if (value instanceof TemporalAccessor time) {
      return time.isSupported(ChronoField.EPOCH_DAY) ? "date and time" : "time";
    }
    return value instanceof Range ? RANGE : "function";
  }

  /** Whether JSON says the type of the value, which {@link #decode} reads. */
  static boolean isTyped(@Nullable Object json) {
    return json instanceof Map<?, ?> map && map.containsKey(TYPE);
  }

  /**
   * A value of FEEL from maps, lists, texts, numbers and truth values of JSON; typed where it says
   * so.
   *
   * @throws IllegalArgumentException if what it says is not so
   */
  public static @Nullable Object decode(@Nullable Object json) {
    if (json instanceof Map<?, ?> map) {
      return map.containsKey(TYPE) ? tagged(map) : entries(map);
    }
    if (json instanceof List<?> list) {
      var elements = new ArrayList<@Nullable Object>(list.size());
      list.forEach(element -> elements.add(decode(element)));
      return elements;
    }
    return json instanceof Number number && !(number instanceof BigDecimal)
        ? new BigDecimal(number.toString())
        : json;
  }

  private static Map<String, @Nullable Object> entries(Map<?, ?> map) {
    var context = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((name, entry) -> context.put(String.valueOf(name), decode(entry)));
    return context;
  }

  private static @Nullable Object tagged(Map<?, ?> map) {
    if (!map.keySet().equals(Set.of(TYPE, VALUE)) || !(map.get(TYPE) instanceof String type)) {
      throw new IllegalArgumentException("an object of @type and value");
    }
    var value = map.get(VALUE);
    if (type.equals(CONTEXT) && value instanceof Map<?, ?> context) {
      return entries(context);
    }
    if (type.equals(RANGE) && value instanceof Map<?, ?> range) {
      return range(range);
    }
    if (!(value instanceof String text)) {
      throw new IllegalArgumentException("a value of the type " + type);
    }
    return parse(type, text);
  }

  /**
   * A text as a value of a type that JSON lacks.
   *
   * @throws IllegalArgumentException if the text is none
   */
  static Object parse(String type, String text) {
    Object value =
        switch (type) {
          case "date" -> DateFunction.INSTANCE.invoke(text).getOrElse(null);
          case "time" -> TimeFunction.INSTANCE.invoke(text).getOrElse(null);
          case "date and time" -> DateAndTimeFunction.INSTANCE.invoke(text).getOrElse(null);
          case "days and time duration" -> duration(text);
          case "years and months duration" -> months(text);
          default -> null;
        };
    if (value == null) {
      throw new IllegalArgumentException("a value of the type " + type);
    }
    return value;
  }

  private static @Nullable Object duration(String text) {
    try {
      return Duration.parse(text);
    } catch (java.time.format.DateTimeParseException other) {
      return null;
    }
  }

  private static @Nullable Object months(String text) {
    try {
      return ComparablePeriod.parse(text).normalized();
    } catch (java.time.format.DateTimeParseException other) {
      return null;
    }
  }

  private static Range range(Map<?, ?> range) {
    if (!RANGE_PARTS.equals(range.keySet())
        || !(range.get("startIncluded") instanceof Boolean startIncluded)
        || !(range.get("endIncluded") instanceof Boolean endIncluded)) {
      throw new IllegalArgumentException("a range of start, end, startIncluded and endIncluded");
    }
    return new RangeImpl(
        startIncluded ? RangeBoundary.CLOSED : RangeBoundary.OPEN,
        bound(range.get("start")),
        bound(range.get("end")),
        endIncluded ? RangeBoundary.CLOSED : RangeBoundary.OPEN);
  }

  private static Comparable<?> bound(@Nullable Object json) {
    if (json == null) {
      return new UndefinedValueComparable();
    }
    if (decode(json) instanceof Comparable<?> end) {
      return end;
    }
    throw new IllegalArgumentException("a range of values that can be compared");
  }
}
