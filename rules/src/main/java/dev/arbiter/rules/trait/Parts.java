package dev.arbiter.rules.trait;

import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.event.Field;
import dev.arbiter.domain.event.FieldKind;
import dev.arbiter.domain.trait.Filter;
import dev.arbiter.domain.trait.Window;
import dev.arbiter.rules.yaml.Numbers;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads what derivations are made of. */
final class Parts {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(3_660);
  private static final int MOST_FACTORS = 5;
  private static final Set<FieldKind> NUMBERS = EnumSet.of(FieldKind.NUMBER, FieldKind.POSITIVE);
  private static final Set<FieldKind> SCALARS =
      EnumSet.complementOf(EnumSet.of(FieldKind.LIST, FieldKind.OBJECT));

  private final EventSchemas schemas;

  Parts(EventSchemas schemas) {
    this.schemas = schemas;
  }

  static Duration duration(YamlValue value) {
    return new Numbers(value).duration(SHORTEST, LONGEST);
  }

  String type(YamlValue value) {
    return type(value.text(), value);
  }

  String type(String type, YamlValue place) {
    if (!schemas.types().contains(type)) {
      place.problem("expected a type of event: %s; found '%s'".formatted(known(), type));
    }
    return type;
  }

  private String known() {
    return String.join(", ", new TreeSet<>(schemas.types()));
  }

  /** One type or a list of them. */
  List<String> types(YamlValue value) {
    return value.isList() ? value.list().stream().map(this::type).toList() : List.of(type(value));
  }

  /** The field {@code of} the type. */
  String field(YamlObject derive, String type) {
    return derive.required("of").map(value -> field(value, List.of(type), SCALARS)).orElse("");
  }

  /** The numbers {@code of} the type, one or several that are multiplied. */
  List<String> factors(YamlObject derive, String type) {
    var of = derive.required("of");
    if (of.isEmpty()) {
      return List.of("");
    }
    var values = of.get().isList() ? of.get().list() : List.of(of.get());
    if (values.isEmpty() || values.size() > MOST_FACTORS) {
      of.get().expected("a field, or 1 to " + MOST_FACTORS + " that are multiplied");
    }
    return values.stream().map(value -> field(value, List.of(type), NUMBERS)).toList();
  }

  private String field(YamlValue value, Collection<String> types, Set<FieldKind> kinds) {
    check(value.text(), value, types, kinds);
    return value.text();
  }

  private void check(String name, YamlValue place, Collection<String> types, Set<FieldKind> kinds) {
    var known = new TreeMap<String, Field>();
    for (var schema : schemas.all()) {
      if (types.isEmpty() || types.contains(schema.type())) {
        schema.fields().forEach(known::putIfAbsent);
      }
    }
    var fitting = new TreeMap<String, Field>(known);
    fitting.values().removeIf(field -> !kinds.contains(field.kind()));
    if (!fitting.containsKey(name)) {
      place.problem(
          "expected a %s of %s events: %s; found '%s'"
              .formatted(
                  kinds.equals(NUMBERS) ? "number" : "field",
                  types.isEmpty() ? "some" : String.join(" or ", types),
                  fitting.isEmpty() ? "there is none" : String.join(", ", fitting.keySet()),
                  name));
    }
  }

  Window window(YamlObject derive) {
    return new Window(
        derive.get("within").map(Parts::duration), derive.get("since").map(this::type));
  }

  /** Which events of the types are meant. */
  Filter where(YamlObject derive, Collection<String> types) {
    var tests = new HashMap<String, Filter.Test>();
    var fields =
        derive
            .get("where")
            .map(where -> where.object().entries())
            .orElse(Map.<String, YamlValue>of());
    fields.forEach(
        (name, value) -> {
          check(name, value, types, SCALARS);
          tests.put(name, test(value));
        });
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
