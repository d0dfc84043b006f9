package dev.arbiter.rules.dmn;

import dev.arbiter.rules.dmn.ContextException.Kind;
import dev.arbiter.rules.dmn.ContextException.Misfit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.feel.lang.types.BuiltInType;

/**
 * Reads values of JSON as what a model declares: texts become dates, times and durations where the
 * model says so. Collects all that does not fit. For one thread.
 */
final class DmnInputs {
  private static final Set<BuiltInType> TEXTS =
      Set.of(BuiltInType.DATE, BuiltInType.TIME, BuiltInType.DATE_TIME, BuiltInType.DURATION);

  private final List<Misfit> misfits = new ArrayList<>();

  /** Ends the reading. */
  void throwIfAny() {
    if (!misfits.isEmpty()) {
      throw new ContextException(misfits);
    }
  }

  void missing(String pointer, DMNType type) {
    misfits.add(new Misfit(Kind.MISSING, pointer, DmnTypes.describe(type), "nothing"));
  }

  void unknown(String pointer, String known) {
    misfits.add(new Misfit(Kind.UNKNOWN, pointer, known, "another name"));
  }

  private @Nullable Object wrong(String pointer, String expected, @Nullable Object found) {
    misfits.add(new Misfit(Kind.WRONG, pointer, expected, kind(found)));
    return null;
  }

  /** Reads a value of no declared type. */
  @Nullable Object any(@Nullable Object json, String pointer) {
    try {
      return FeelJson.decode(json);
    } catch (IllegalArgumentException wrong) {
      return wrong(pointer, String.valueOf(wrong.getMessage()), json);
    }
  }

  /** Reads a value of a declared type. */
  @Nullable Object value(@Nullable Object json, DMNType type, String pointer) {
    var before = misfits.size();
    var value = read(json, type, pointer);
    return misfits.size() > before || type.isAssignableValue(value)
        ? value
        : wrong(pointer, DmnTypes.describe(type), json);
  }

  private @Nullable Object read(@Nullable Object json, DMNType type, String pointer) {
    if (json == null || DmnTypes.isAny(type) || FeelJson.isTyped(json)) {
      return any(json, pointer);
    }
    if (DmnTypes.isList(type) && json instanceof List<?> list) {
      var elements = new ArrayList<@Nullable Object>(list.size());
      for (var i = 0; i < list.size(); i++) {
        elements.add(element(list.get(i), type, pointer + "/" + i));
      }
      return elements;
    }
    return element(json, type, pointer);
  }

  private @Nullable Object element(@Nullable Object json, DMNType type, String pointer) {
    if (json == null || FeelJson.isTyped(json)) {
      return any(json, pointer);
    }
    if (!type.getFields().isEmpty()) {
      return json instanceof Map<?, ?> map
          ? parts(map, type, pointer)
          : wrong(pointer, DmnTypes.describe(type), json);
    }
    if (type.getBaseType() != null) {
      return value(json, type.getBaseType(), pointer);
    }
    return json instanceof String text && TEXTS.contains(DmnTypes.builtIn(type))
        ? time(text, type, pointer)
        : simple(json, type, pointer);
  }

  private @Nullable Object simple(Object json, DMNType type, String pointer) {
    var before = misfits.size();
    var value = any(json, pointer);
    return misfits.size() > before || DmnTypes.builtIn(type).isAssignableValue(value)
        ? value
        : wrong(pointer, DmnTypes.feelName(type), json);
  }

  private @Nullable Object time(String text, DMNType type, String pointer) {
    try {
      return FeelJson.parse(DmnTypes.feelName(type), text);
    } catch (IllegalArgumentException other) {
      return wrong(pointer, DmnTypes.feelName(type), text);
    }
  }

  private Map<String, @Nullable Object> parts(Map<?, ?> json, DMNType type, String pointer) {
    var context = new LinkedHashMap<String, @Nullable Object>();
    json.forEach(
        (key, part) -> {
          var name = String.valueOf(key);
          var at = pointer + "/" + escaped(name);
          var declared = type.getFields().get(name);
          context.put(name, declared == null ? any(part, at) : value(part, declared, at));
        });
    type.getFields()
        .forEach(
            (name, declared) -> {
              if (!json.containsKey(name)) {
                missing(pointer + "/" + escaped(name), declared);
              }
            });
    return context;
  }

  /** A name as a part of a pointer (RFC 6901). */
  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String kind(@Nullable Object json) {
    if (json == null) {
      return "null";
    }
    if (json instanceof Map<?, ?> map) {
      return map.get("@type") instanceof String type ? type : "an object";
    }
    return json instanceof String
        ? "a text"
        : json instanceof Number ? "a number" : json instanceof List ? "a list" : "a truth value";
  }
}
