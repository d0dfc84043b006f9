package dev.arbiter.domain.trait;

import dev.arbiter.domain.timeline.Series;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a type are meant, by their data.
 *
 * @param tests what each of these fields must be; an event that lacks one of them is not meant
 */
public record Filter(Map<String, Test> tests) {
  /** All of them. */
  public static final Filter ANY = new Filter(Map.of());

  public Filter {
    tests = Collections.unmodifiableMap(new TreeMap<>(tests));
  }

  /** What a value must be. */
  public sealed interface Test {
    boolean holds(Object value);
  }

  /**
   * One of some values; numbers are equal if they have the same worth.
   *
   * @param values texts, truth values and numbers, the latter without trailing zeros
   */
  public record OneOf(Set<Object> values) implements Test {
    public OneOf {
      values = Set.copyOf(values);
    }

    /** In one order, whatever the platform. */
    @Override
    public String toString() {
      return values.stream().map(Object::toString).sorted().toList().toString();
    }

    @Override
    public boolean holds(Object value) {
      return values.contains(
          value instanceof BigDecimal number ? number.stripTrailingZeros() : value);
    }
  }

  /** A number between two others, each of which may be missing and belongs to the range. */
  public record Range(Optional<BigDecimal> least, Optional<BigDecimal> most) implements Test {
    @Override
    public boolean holds(Object value) {
      return value instanceof BigDecimal number
          && least.map(bound -> number.compareTo(bound) >= 0).orElse(true)
          && most.map(bound -> number.compareTo(bound) <= 0).orElse(true);
    }
  }

  /** Whether an event of a series is meant. */
  public boolean holds(Series series, int i) {
    for (var test : tests.entrySet()) {
      @Nullable Object value = series.value(i, test.getKey());
      if (value == null || !test.getValue().holds(value)) {
        return false;
      }
    }
    return true;
  }
}
