package dev.arbiter.rules.dmn;

import java.util.Optional;
import java.util.stream.Collectors;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.core.impl.BaseDMNTypeImpl;
import org.kie.dmn.feel.lang.types.BuiltInType;

/** What the types of a model are, without the engine's peculiarities. */
final class DmnTypes {
  private DmnTypes() {}

  /** Whether anything is of the type; the engine calls that one a collection. */
  static boolean isAny(DMNType type) {
    return builtIn(type) == BuiltInType.UNKNOWN
        && type.getBaseType() == null
        && !type.isComposite()
        && type.getAllowedValues().isEmpty();
  }

  static boolean isList(DMNType type) {
    return type.isCollection() && !isAny(type);
  }

  /** The type from which this one is derived; it has its own list, parts and allowed values. */
  static Optional<DMNType> base(DMNType type) {
    return Optional.ofNullable(type.getBaseType());
  }

  /** The type of the language that it is in the end; null if it is one of parts. */
  static BuiltInType builtIn(DMNType type) {
    var last = root(type);
    var feel = ((BaseDMNTypeImpl) last).getFeelType();
    return feel instanceof BuiltInType simple ? simple : BuiltInType.UNKNOWN;
  }

  private static DMNType root(DMNType type) {
    var last = type;
    while (last.getBaseType() != null) {
      last = last.getBaseType();
    }
    return last;
  }

  /** What the language calls the type in the end. */
  static String feelName(DMNType type) {
    return switch (builtIn(type)) {
      case DATE_TIME -> "date and time";
      case DURATION ->
          root(type).getName().contains("onth")
              ? "years and months duration"
              : "days and time duration";
      case UNKNOWN -> "Any";
      default -> builtIn(type).getName();
    };
  }

  /** The type for people, with its allowed values. */
  static String describe(DMNType type) {
    var name = type.getName() == null ? feelName(type) : type.getName();
    var allowed =
        type.getAllowedValues().stream().map(Object::toString).collect(Collectors.joining(", "));
    return (isList(type) ? "a list of " : "")
        + name
        + (type.isComposite() || name.equals(feelName(type)) ? "" : " (" + feelName(type) + ")")
        + (allowed.isEmpty() ? "" : ", one of " + allowed);
  }
}
