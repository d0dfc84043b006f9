package dev.arbiter.domain.event;

import dev.arbiter.domain.fact.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the value of a field of an event must be. */
enum FieldKind {
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
  POSITIVE {
    @Override
    void check(String path, Object value, List<Violation> found) {
      if (!(value instanceof BigDecimal number)) {
        found.add(Violation.mismatch(path, "a number", typeOf(value)));
      } else if (number.signum() <= 0 || number.compareTo(LARGEST) > 0) {
        found.add(Violation.outOfRange(path, "greater than 0 and at most 1000000000"));
      } else if (number.scale() > MAX_DECIMALS) {
        found.add(Violation.outOfRange(path, "of at most " + MAX_DECIMALS + " decimals"));
      }
    }
  },
  OBJECT {
    @Override
    void check(String path, Object value, List<Violation> found) {
      if (!(value instanceof Map<?, ?>)) {
        found.add(Violation.mismatch(path, "an object", typeOf(value)));
      }
    }
  },
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
