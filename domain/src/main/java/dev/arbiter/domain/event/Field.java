package dev.arbiter.domain.event;

import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.format.Format;
import dev.arbiter.domain.format.PhoneNumbers;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A field of the data of events.
 *
 * @param name its name
 * @param kind what its values must be
 * @param required whether each event must have it
 * @param least the least number it may be, if it is a number
 * @param most the greatest
 * @param oneOf the texts that it may be, in standard form; any if there are none
 * @param format the standard form that its values are given
 */
public record Field(
    String name,
    FieldKind kind,
    boolean required,
    Optional<BigDecimal> least,
    Optional<BigDecimal> most,
    Set<String> oneOf,
    Optional<Format> format) {
  public Field {
    oneOf = Collections.unmodifiableSet(new TreeSet<>(oneOf));
  }

  static Field required(String name, FieldKind kind) {
    return new Field(
        name, kind, true, Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
  }

  static Field optional(String name, FieldKind kind) {
    return new Field(
        name, kind, false, Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
  }

  /** The value in its standard form; what is wrong with it is added to the found. */
  public Object read(String path, Object value, PhoneNumbers phones, List<Violation> found) {
    var standard = format.map(form -> form.standard(value, phones)).orElse(Optional.of(value));
    if (standard.isEmpty()) {
      found.add(Violation.format(path, format.map(Format::expected).orElse("")));
      return value;
    }
    check(path, standard.get(), found);
    return standard.get();
  }

  private void check(String path, Object value, List<Violation> found) {
    var before = found.size();
    kind.check(path, value, found);
    if (found.size() > before) {
      return;
    }
    if (value instanceof BigDecimal number
        && (least.filter(bound -> number.compareTo(bound) < 0).isPresent()
            || most.filter(bound -> number.compareTo(bound) > 0).isPresent())) {
      found.add(Violation.outOfRange(path, range()));
    }
    if (value instanceof String text && !oneOf.isEmpty() && !oneOf.contains(text)) {
      found.add(Violation.outOfRange(path, "one of " + String.join(", ", oneOf)));
    }
  }

  private String range() {
    var from = least.map(bound -> "at least " + bound.toPlainString());
    var to = most.map(bound -> "at most " + bound.toPlainString());
    return from.isPresent() && to.isPresent()
        ? from.get() + " and " + to.get()
        : from.or(() -> to).orElse("");
  }
}
