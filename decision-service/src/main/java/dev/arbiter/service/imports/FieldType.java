package dev.arbiter.service.imports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the text of a column becomes a value. */
enum FieldType {
  TEXT("a text") {
    @Override
    Optional<Object> read(String text) {
      return Optional.of(text);
    }
  },
  INTEGER("a whole number") {
    @Override
    Optional<Object> read(String text) {
      return WHOLE.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
  },
  DECIMAL("a number with a decimal point") {
    @Override
    Optional<Object> read(String text) {
      return POINTED.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
  },
  BOOLEAN("true or false") {
    @Override
    Optional<Object> read(String text) {
      return switch (text) {
        case "true" -> Optional.of(true);
        case "false" -> Optional.of(false);
        default -> Optional.empty();
      };
    }
  },
  LIST("texts with semicolons between them") {
    @Override
    Optional<Object> read(String text) {
      var texts = SEMICOLON.splitAsStream(text).map(String::strip).filter(one -> !one.isEmpty());
      return Optional.<Object>of(texts.toList()).filter(list -> !list.equals(List.of()));
    }
  };

  private static final Pattern SEMICOLON = Pattern.compile(";");
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
  private static final Pattern POINTED = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");

  private final String expected;

  FieldType(String expected) {
    this.expected = expected;
  }

  /** The value; empty if the text is none of this type. */
  abstract Optional<Object> read(String text);

  String expected() {
    return expected;
  }

  boolean isNumber() {
    return this == INTEGER || this == DECIMAL;
  }
}
