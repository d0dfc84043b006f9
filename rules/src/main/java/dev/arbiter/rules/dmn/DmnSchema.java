package dev.arbiter.rules.dmn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kie.dmn.api.core.DMNType;

/**
 * The types of a model as JSON Schema (2020-12), for values in plain or typed encoding. Types that
 * refer to themselves are followed some levels deep.
 */
final class DmnSchema {
  private static final int MOST_LEVELS = 8;

  private DmnSchema() {}

  static Map<String, Object> of(DMNType type) {
    return of(type, 0);
  }

  private static Map<String, Object> of(DMNType type, int level) {
    if (level > MOST_LEVELS || DmnTypes.isAny(type)) {
      return Map.of();
    }
    var element = element(type, level);
    return DmnTypes.isList(type) && !Map.of("type", "array").equals(element)
        ? schema("array", "items", element)
        : element;
  }

  private static Map<String, Object> element(DMNType type, int level) {
    var schema = new LinkedHashMap<String, Object>();
    if (!type.getFields().isEmpty()) {
      var parts = new LinkedHashMap<String, Object>();
      type.getFields().forEach((name, part) -> parts.put(name, of(part, level + 1)));
      schema.put("type", "object");
      schema.put("properties", parts);
      schema.put("required", List.copyOf(parts.keySet()));
    } else if (type.getBaseType() != null) {
      schema.putAll(of(type.getBaseType(), level + 1));
    } else {
      schema.putAll(simple(type));
    }
    constants(type).ifPresent(values -> schema.put("enum", values));
    if (!type.getAllowedValues().isEmpty() && !schema.containsKey("enum")) {
      schema.put("description", DmnTypes.describe(type));
    }
    return schema;
  }

  private static Map<String, Object> simple(DMNType type) {
    return switch (DmnTypes.builtIn(type)) {
      case NUMBER -> Map.of("type", "number");
      case STRING -> Map.of("type", "string");
      case BOOLEAN -> Map.of("type", "boolean");
      case DATE -> text(type, "date");
      case TIME -> text(type, "time");
      case DATE_TIME -> text(type, "date-time");
      case DURATION -> text(type, "duration");
      case CONTEXT -> Map.of("type", "object");
      case LIST -> Map.of("type", "array");
      default -> Map.of();
    };
  }

  /** What JSON lacks is a text, or an object that says its type. */
  private static Map<String, Object> text(DMNType type, String format) {
    var text = schema("string", "format", format);
    var parts = new LinkedHashMap<String, Object>();
    parts.put("@type", Map.of("const", DmnTypes.feelName(type)));
    parts.put("value", text);
    var typed = schema("object", "properties", parts);
    typed.put("required", List.copyOf(parts.keySet()));
    var either = new LinkedHashMap<String, Object>();
    either.put("anyOf", List.of(text, typed));
    return either;
  }

  private static Map<String, Object> schema(String type, String key, Object value) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", type);
    schema.put(key, value);
    return schema;
  }

  /** The allowed values, if all are texts or numbers. */
  private static Optional<List<Object>> constants(DMNType type) {
    var values = new ArrayList<Object>();
    for (var test : type.getAllowedValues()) {
      var text = test.toString().strip();
      if (text.matches("\"[^\"\\\\]*\"")) {
        values.add(text.substring(1, text.length() - 1));
      } else if (text.matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
        values.add(new BigDecimal(text));
      } else {
        return Optional.empty();
      }
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }
}
