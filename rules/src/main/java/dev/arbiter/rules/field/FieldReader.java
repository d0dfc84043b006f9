package dev.arbiter.rules.field;

import dev.arbiter.domain.event.Field;
import dev.arbiter.domain.event.FieldKind;
import dev.arbiter.domain.format.Measures;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the bounds of values: {@code least}, {@code most}, {@code oneOf} and {@code format}. */
public final class FieldReader {
  /** The keys that it reads. */
  public static final List<String> KEYS = List.of("least", "most", "oneOf", "format");

  private FieldReader() {}

  /** Reads a field whose name and kind are known; where it is wrong, a problem is added. */
  public static Field read(YamlObject field, String name, FieldKind kind, boolean required) {
    var isNumber = kind == FieldKind.NUMBER || kind == FieldKind.POSITIVE;
    var isText = kind == FieldKind.NAME || kind == FieldKind.TEXT;
    for (var bound : List.of("least", "most")) {
      field
          .get(bound)
          .filter(value -> !isNumber)
          .ifPresent(value -> value.problem("is for fields of kind number or positive"));
    }
    field
        .get("oneOf")
        .filter(value -> !isText)
        .ifPresent(value -> value.problem("is for fields of kind name or text"));
    var format = field.get("format").flatMap(FormatReader::read);
    if (format.isPresent() && !(format.get() instanceof Measures ? isNumber : isText)) {
      field
          .value()
          .problem("expected a format with a unit for numbers, any other for names and texts");
    }
    return new Field(
        name,
        kind,
        required,
        field.get("least").map(YamlValue::number),
        field.get("most").map(YamlValue::number),
        Set.copyOf(new HashSet<>(field.texts("oneOf"))),
        format);
  }
}
