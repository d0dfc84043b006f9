package dev.arbiter.rules.drl.bytecode;

import java.util.Map;
import java.util.Set;

/**
 * The members of classes that compiled rules may use, by the internal names of bytecode; grows by
 * review only. A name stands for all methods of that name, a name with a descriptor for one.
 */
final class Members {
  private static final String DECIMAL = "java/math/BigDecimal";
  private static final String TEXT = "java/lang/String";
  static final String BOUNDED = "dev/arbiter/rules/drl/bytecode/Bounded";

  /** What authors may call. */
  static final Map<String, Set<String>> METHODS =
      Map.ofEntries(
          Map.entry(
              "dev/arbiter/rules/drl/Candidate",
              Set.of("getAction", "keep", "exclude", "adjust", "propose")),
          Map.entry(
              "dev/arbiter/domain/rule/Situation",
              Set.of(
                  "number",
                  "text",
                  "list",
                  "score",
                  "value",
                  "traits",
                  "context",
                  "segments",
                  "scores",
                  "now",
                  "asMap")),
          Map.entry("dev/arbiter/domain/rule/Item", Set.of("product", "name", "rank")),
          Map.entry("dev/arbiter/domain/rule/Truth", Set.of("equals", "compareTo")),
          Map.entry(
              "dev/arbiter/domain/fact/Facts",
              Set.of("number", "text", "list", "get", "has", "isEmpty", "asMap")),
          Map.entry(
              TEXT,
              Set.of(
                  "length",
                  "isEmpty",
                  "startsWith",
                  "endsWith",
                  "toLowerCase",
                  "toUpperCase",
                  "strip",
                  "equals",
                  "compareTo",
                  "valueOf(I)Ljava/lang/String;",
                  "valueOf(J)Ljava/lang/String;",
                  "valueOf(D)Ljava/lang/String;",
                  "valueOf(Z)Ljava/lang/String;",
                  "valueOf(C)Ljava/lang/String;")),
          Map.entry("java/lang/Number", Set.of("intValue", "longValue", "doubleValue")),
          Map.entry("java/lang/Integer", boxed("(I)Ljava/lang/Integer;")),
          Map.entry("java/lang/Long", boxed("(J)Ljava/lang/Long;")),
          Map.entry("java/lang/Double", boxed("(D)Ljava/lang/Double;")),
          Map.entry(
              "java/lang/Boolean",
              Set.of("valueOf(Z)Ljava/lang/Boolean;", "booleanValue", "equals", "compareTo")),
          Map.entry("java/lang/Math", Set.of("abs", "signum", "min", "max")),
          Map.entry(
              DECIMAL,
              Set.of(
                  "valueOf(J)Ljava/math/BigDecimal;",
                  "valueOf(D)Ljava/math/BigDecimal;",
                  "compareTo",
                  "equals",
                  "signum",
                  "abs()Ljava/math/BigDecimal;",
                  "min",
                  "max",
                  "intValue",
                  "longValue",
                  "doubleValue")),
          Map.entry(
              "java/time/Instant",
              Set.of(
                  "isAfter",
                  "isBefore",
                  "plus",
                  "minus",
                  "compareTo",
                  "equals",
                  "parse",
                  "atOffset")),
          Map.entry(
              "java/time/OffsetDateTime",
              Set.of(
                  "toLocalDate",
                  "getDayOfWeek",
                  "getHour",
                  "getMonthValue",
                  "isAfter",
                  "isBefore")),
          Map.entry("java/time/DayOfWeek", Set.of("getValue", "equals", "compareTo")),
          Map.entry(
              "java/time/LocalDate",
              Set.of(
                  "isAfter",
                  "isBefore",
                  "plus",
                  "minus",
                  "plusDays",
                  "minusDays",
                  "compareTo",
                  "equals",
                  "parse",
                  "of",
                  "getDayOfWeek",
                  "getMonthValue")),
          Map.entry(
              "java/time/Duration",
              Set.of(
                  "between",
                  "ofDays",
                  "ofHours",
                  "ofMinutes",
                  "toDays",
                  "toHours",
                  "toMinutes",
                  "toSeconds",
                  "plus",
                  "minus",
                  "compareTo",
                  "equals",
                  "parse")),
          Map.entry("java/time/Period", Set.of("between", "ofDays", "of", "equals", "parse")),
          Map.entry("java/time/temporal/ChronoUnit", Set.of("between")),
          Map.entry("java/util/List", Set.of("get", "size", "isEmpty", "contains", "of")),
          Map.entry("java/util/Set", Set.of("size", "isEmpty", "contains", "of")),
          Map.entry("java/util/SortedSet", Set.of("size", "isEmpty", "contains")),
          Map.entry(
              "java/util/Map",
              Set.of("get", "getOrDefault", "containsKey", "size", "isEmpty", "of")),
          Map.entry(
              "java/util/SortedMap",
              Set.of("get", "getOrDefault", "containsKey", "size", "isEmpty")),
          Map.entry("java/util/Optional", Set.of("get", "isPresent", "isEmpty", "orElse", "of")),
          Map.entry("java/math/RoundingMode", Set.of()),
          Map.entry("java/time/ZoneOffset", Set.of()),
          Map.entry("java/lang/Object", Set.of()));

  /** What the engine adds to a consequence. */
  static final Map<String, Set<String>> OF_ENGINE =
      Map.of(
          "org/drools/core/rule/consequence/KnowledgeHelper",
          Set.of(
              "insert(Ljava/lang/Object;)Lorg/kie/api/runtime/rule/FactHandle;",
              "getFactHandle(Ljava/lang/Object;)Lorg/kie/api/runtime/rule/FactHandle;",
              "delete(Lorg/kie/api/runtime/rule/FactHandle;)V"),
          "org/drools/mvel/field/FieldFactory",
          Set.of("getInstance", "getFieldValue"));

  /** The constants that may be read; an empty set stands for all of an enumeration. */
  static final Map<String, Set<String>> CONSTANTS =
      Map.of(
          "dev/arbiter/domain/rule/Truth",
          Set.of(),
          "java/math/RoundingMode",
          Set.of(),
          "java/time/temporal/ChronoUnit",
          Set.of(),
          "java/time/DayOfWeek",
          Set.of(),
          "java/time/ZoneOffset",
          Set.of("UTC"),
          "java/time/Instant",
          Set.of("EPOCH"),
          "java/time/Duration",
          Set.of("ZERO"),
          "java/lang/Boolean",
          Set.of("TRUE", "FALSE"),
          DECIMAL,
          Set.of("ZERO", "ONE", "TEN"));

  /** Calls whose results could grow without bound, and the method of {@link Bounded} instead. */
  static final Map<String, String> TWINS =
      Map.of(
          DECIMAL + ".add(Ljava/math/BigDecimal;)Ljava/math/BigDecimal;", "add",
          DECIMAL + ".subtract(Ljava/math/BigDecimal;)Ljava/math/BigDecimal;", "subtract",
          DECIMAL + ".multiply(Ljava/math/BigDecimal;)Ljava/math/BigDecimal;", "multiply",
          DECIMAL + ".setScale(ILjava/math/RoundingMode;)Ljava/math/BigDecimal;", "setScale",
          TEXT + ".valueOf(Ljava/lang/Object;)Ljava/lang/String;", "valueOf");

  /** All that the engine's own invokers of consequences and expressions call. */
  static final Map<String, Set<String>> OF_INVOKERS =
      Map.ofEntries(
          Map.entry("java/lang/Object", Set.of("<init>", "getClass")),
          Map.entry(
              "org/drools/mvel/asm/MethodComparator",
              Set.of("getMethodBytecode", "compareBytecode")),
          Map.entry("org/drools/base/rule/accessor/CompiledInvoker", Set.of("getMethodBytecode")),
          Map.entry("org/drools/mvel/asm/ConsequenceGenerator", Set.of("generate")),
          Map.entry("org/drools/base/rule/consequence/Consequence", Set.of("evaluate")),
          Map.entry(
              "org/drools/base/rule/consequence/ConsequenceContext",
              Set.of("getTuple", "getRequiredDeclarations")),
          Map.entry("org/drools/core/reteoo/Tuple", Set.of("get")),
          Map.entry("org/drools/base/reteoo/BaseTuple", Set.of("get")),
          Map.entry("org/drools/core/common/InternalFactHandle", Set.of("getObject")),
          Map.entry("org/kie/api/runtime/rule/FactHandle", Set.of("getObject")),
          Map.entry("org/drools/core/WorkingMemory", Set.of("getFactHandle")),
          Map.entry("org/drools/core/rule/consequence/KnowledgeHelper", Set.of("getWorkingMemory")),
          Map.entry("org/drools/base/base/ValueResolver", Set.of("getFactHandle")),
          Map.entry("org/drools/base/rule/Declaration", Set.of("getValue", "getTupleIndex")));

  private Members() {}

  static boolean has(Map<String, Set<String>> members, String owner, String name, String type) {
    var known = members.getOrDefault(owner, Set.of());
    return known.contains(name) || known.contains(name + type);
  }

  static boolean isConstant(String owner, String name) {
    var known = CONSTANTS.get(owner);
    return known != null && (known.isEmpty() || known.contains(name));
  }

  private static Set<String> boxed(String type) {
    return Set.of(
        "valueOf" + type,
        "intValue",
        "longValue",
        "doubleValue",
        "equals",
        "compareTo",
        "min",
        "max");
  }
}
