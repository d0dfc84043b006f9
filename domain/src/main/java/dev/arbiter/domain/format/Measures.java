package dev.arbiter.domain.format;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Numbers of one unit of measure. A text of a number and a unit, such as {@code 5 lb}, becomes the
 * number of standard units, exactly; a number alone is of the standard unit.
 *
 * @param unit the standard unit
 * @param factors of other units: how many standard units one of them is
 */
public record Measures(String unit, SortedMap<String, BigDecimal> factors) implements Format {
  private static final Pattern MEASURE =
      Pattern.compile("([+-]?\\d{1,18}(?:\\.\\d{1,9})?)\\s*(\\S{0,16})");

  public Measures {
    factors = Collections.unmodifiableSortedMap(new TreeMap<>(factors));
  }

  public Measures(String unit, Map<String, BigDecimal> factors) {
    this(unit, new TreeMap<>(factors));
  }

  @Override
  public Optional<Object> standard(Object value, PhoneNumbers phones) {
    if (value instanceof BigDecimal) {
      return Optional.of(value);
    }
    var measure = MEASURE.matcher(value instanceof String text ? text.strip() : "");
    return measure.matches()
        ? factor(measure.group(2)).map(new BigDecimal(measure.group(1))::multiply)
        : Optional.empty();
  }

  private Optional<BigDecimal> factor(String name) {
    return name.isEmpty() || name.equals(unit)
        ? Optional.of(BigDecimal.ONE)
        : Optional.ofNullable(factors.get(name));
  }

  @Override
  public String expected() {
    return "a number of " + unit + (factors.isEmpty() ? "" : ", or of " + factors.keySet());
  }
}
