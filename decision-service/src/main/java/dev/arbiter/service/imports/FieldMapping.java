package dev.arbiter.service.imports;

import dev.arbiter.domain.fact.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where one value of an event comes from.
 *
 * @param source what gives the text
 * @param lookup what turns the text into another, if anything
 * @param type what the text must then be
 * @param negate whether the sign of a number is turned
 * @param whenEmpty what happens when there is no text
 */
record FieldMapping(
    Source source, Optional<Lookup> lookup, FieldType type, boolean negate, WhenEmpty whenEmpty) {

  /**
   * What happens when there is no text.
   *
   * @param allowed whether the value may then be unknown
   * @param otherwise the text used instead
   */
  record WhenEmpty(boolean allowed, Optional<String> otherwise) {}

  /** What gives the text of a field. */
  sealed interface Source {
    String text(Map<String, String> row);

    /** The text of a column, without surrounding blanks. */
    record Column(String name) implements Source {
      @Override
      public String text(Map<String, String> row) {
        return row.getOrDefault(name, "").strip();
      }
    }

    /** Always the same text. */
    record Constant(String value) implements Source {
      @Override
      public String text(Map<String, String> row) {
        return value;
      }
    }
  }

  /** The value for a row; when there is none although there should be, says why. */
  Optional<Object> value(Map<String, String> row, String path, List<Violation> found) {
    var text = source.text(row);
    if (!text.isEmpty() && lookup.isPresent()) {
      if (!lookup.get().knows(text)) {
        found.add(Violation.outOfRange(path, "one of the texts that the mapping lists"));
        return Optional.empty();
      }
      text = lookup.get().find(text).orElse("");
    }
    if (text.isEmpty()) {
      text = whenEmpty.otherwise().orElse("");
    }
    if (text.isEmpty()) {
      if (!whenEmpty.allowed()) {
        found.add(Violation.missing(path));
      }
      return Optional.empty();
    }
    return typed(text, path, found);
  }

  private Optional<Object> typed(String text, String path, List<Violation> found) {
    var value = type.read(text);
    if (value.isEmpty()) {
      found.add(Violation.mismatch(path, type.expected(), "another text"));
    }
    return value.map(it -> negate && it instanceof BigDecimal number ? number.negate() : it);
  }
}
