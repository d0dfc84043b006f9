package dev.arbiter.domain.event;

import dev.arbiter.domain.fact.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the value of a field of an event must be. */
public enum FieldKind {
  /** A text that is not blank. */
  TEXT {
    @Override
    void check(String path, Object value, List<Violation> found) {
      if (!(value instanceof String text)) {
        found.add(Violation.mismatch(path, "a text", typeOf(value)));
      } else if (text.isBlank()) {
        found.add(Violation.missing(path));
      }
    }
  },
  /** A text by which things are told apart. */
  NAME {
    @Override
    void check(String path, Object value, List<Violation> found) {
      TEXT.check(path, value, found);
      if (value instanceof String text && text.length() > MAX_NAME) {
        found.add(Violation.outOfRange(path, "at most " + MAX_NAME + " characters"));
      }
    }
  },
  /** Any number that is not beyond reason. */
  NUMBER {
    @Override
    void check(String path, Object value, List<Violation> found) {
      if (!(value instanceof BigDecimal number)) {
        found.add(Violation.mismatch(path, "a number", typeOf(value)));
      } else if (number.abs().compareTo(LARGEST) > 0) {
        found.add(Violation.outOfRange(path, "between -1000000000 and 1000000000"));
      } else if (number.scale() > MAX_DECIMALS) {
        found.add(Violation.outOfRange(path, "of at most " + MAX_DECIMALS + " decimals"));
      }
    }
  },
  /** A number above 0, such as a quantity or a price. */
  POSITIVE {
    @Override
    void check(String path, Object value, List<Violation> found) {
      if (value instanceof BigDecimal number
          && (number.signum() <= 0 || number.compareTo(LARGEST) > 0)) {
        found.add(Violation.outOfRange(path, "greater than 0 and at most 1000000000"));
      } else {
        NUMBER.check(path, value, found);
      }
    }
  },
  /** True or false. */
  BOOLEAN {
    @Override
    void check(String path, Object value, List<Violation> found) {
      if (!(value instanceof Boolean)) {
        found.add(Violation.mismatch(path, "a truth value", typeOf(value)));
      }
    }
  },
  /** A list of values. */
  LIST {
    @Override
    void check(String path, Object value, List<Violation> found) {
      if (!(value instanceof List<?>)) {
        found.add(Violation.mismatch(path, "a list", typeOf(value)));
      }
    }
  },
  /** Named values. */
  OBJECT {
    @Override
    void check(String path, Object value, List<Violation> found) {
      if (!(value instanceof Map<?, ?>)) {
        found.add(Violation.mismatch(path, "an object", typeOf(value)));
      }
    }
  },
  /** A word on a purpose. */
  CONSENT_STATUS {
    @Override
    void check(String path, Object value, List<Violation> found) {
      if (!(value instanceof String)) {
        found.add(Violation.mismatch(path, "a text", typeOf(value)));
      } else if (!Set.of("granted", "refused").contains(value)) {
        found.add(Violation.outOfRange(path, "granted or refused"));
      }
    }
  };

  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);
  private static final int MAX_DECIMALS = 18;
  private static final int MAX_NAME = 128;

  abstract void check(String path, Object value, List<Violation> found);

  static String typeOf(Object value) {
    if (value instanceof Map) {
      return "an object";
    }
    if (value instanceof List) {
      return "a list";
    }
    if (value instanceof Instant) {
      return "an instant";
    }
    return value instanceof String
        ? "a text"
        : value instanceof Boolean ? "a truth value" : "a number";
  }
}
