package dev.arbiter.rules.trait;

import dev.arbiter.domain.trait.Filter;
import dev.arbiter.domain.trait.Window;
import dev.arbiter.rules.yaml.Numbers;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads what derivations are made of. */
final class Parts {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(3_660);
  private static final int MOST_FACTORS = 5;

  private final Set<String> types;

  Parts(Set<String> types) {
    this.types = types;
  }

  static Duration duration(YamlValue value) {
    return new Numbers(value).duration(SHORTEST, LONGEST);
  }

  String type(YamlValue value) {
    return type(value.text(), value);
  }

  String type(String type, YamlValue place) {
    if (!types.contains(type)) {
      place.problem(
          "expected a type of event: %s; found '%s'"
              .formatted(String.join(", ", new TreeSet<>(types)), type));
    }
    return type;
  }

  /** One type or a list of them. */
  List<String> types(YamlValue value) {
    return value.isList() ? value.list().stream().map(this::type).toList() : List.of(type(value));
  }

  /** The field {@code of}, or several that are multiplied. */
  List<String> fields(YamlObject derive) {
    var of = derive.required("of");
    if (of.isEmpty()) {
      return List.of("");
    }
    var value = of.get();
    var fields =
        value.isList()
            ? value.list().stream().map(YamlValue::text).toList()
            : List.of(value.text());
    if (fields.isEmpty() || fields.size() > MOST_FACTORS) {
      value.expected("a field, or 1 to " + MOST_FACTORS + " that are multiplied");
    }
    return fields;
  }

  Window window(YamlObject derive) {
    return new Window(
        derive.get("within").map(Parts::duration), derive.get("since").map(this::type));
  }

  Filter where(YamlObject derive) {
    var tests = new HashMap<String, Filter.Test>();
    derive
        .get("where")
        .ifPresent(
            where ->
                where.object().entries().forEach((field, value) -> tests.put(field, test(value))));
    return new Filter(tests);
  }

  private static Filter.Test test(YamlValue value) {
    if (value.isObject()) {
      var range = value.object().only("least", "most");
      if (range.entries().isEmpty()) {
        value.expected("'least', 'most' or both");
      }
      return new Filter.Range(
          range.get("least").map(YamlValue::number), range.get("most").map(YamlValue::number));
    }
    var values = new HashSet<>();
    for (var one : value.isList() ? value.list() : List.of(value)) {
      var plain = one.plain();
      if (plain instanceof BigDecimal number) {
        values.add(number.stripTrailingZeros());
      } else if (plain instanceof String || plain instanceof Boolean) {
        values.add(plain);
      } else {
        one.expected("a text, a number or a truth value");
      }
    }
    return new Filter.OneOf(values);
  }
}
