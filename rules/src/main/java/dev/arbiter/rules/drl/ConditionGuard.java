package dev.arbiter.rules.drl;

import dev.arbiter.rules.drl.DrlLexer.Kind;
import dev.arbiter.rules.drl.DrlLexer.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads one expression of a condition. The engine interprets conditions: it takes any name after a
 * dot for a field, a getter or a method, whatever the value turns out to be. So the names
 * themselves are listed, and each of them is harmless on every value that rules can meet.
 */
public final class ConditionGuard {
  private static final Pattern NUMBER =
      Pattern.compile("[0-9]{1,30}(\\.[0-9]{1,30})?[BILDFbildf]?");
  private static final Set<String> SIGNS =
      Set.of(
          "(", ")", "[", "]", ",", ".", ":", "?", "!", "==", "!=", "<", ">", "<=", ">=", "&&", "||",
          "+", "-", "*", "/", "%");
  private static final Set<String> TWICE = Set.of("*", "+", "-", "<", ">", "/");

  /** Words of the language, properties, and methods that only look. */
  private static final Set<String> NAMES =
      Set.of(
          "this",
          "null",
          "true",
          "false",
          "in",
          "not",
          "and",
          "or",
          "contains",
          "excludes",
          "memberOf",
          "str",
          "action",
          "product",
          "name",
          "rank",
          "empty",
          "present",
          "dayOfWeek",
          "hour",
          "monthValue",
          "getAction",
          "number",
          "text",
          "list",
          "score",
          "value",
          "traits",
          "context",
          "segments",
          "scores",
          "asMap",
          "has",
          "now",
          "orElse",
          "isPresent",
          "get",
          "getOrDefault",
          "containsKey",
          "size",
          "isEmpty",
          "compareTo",
          "equals",
          "intValue",
          "longValue",
          "doubleValue",
          "startsWith",
          "endsWith",
          "toLowerCase",
          "toUpperCase",
          "strip",
          "length",
          "abs",
          "signum",
          "min",
          "max",
          "isAfter",
          "isBefore",
          "plus",
          "minus",
          "plusDays",
          "minusDays",
          "between",
          "toDays",
          "toHours",
          "toMinutes",
          "toSeconds",
          "ofDays",
          "ofHours",
          "ofMinutes",
          "parse",
          "atOffset",
          "toLocalDate",
          "getDayOfWeek",
          "getHour",
          "getMonthValue");

  private static final Set<String> TYPES = types();

  private ConditionGuard() {}

  /** Tells the first thing in the expression that is not allowed. */
  public static void check(String expression, Consumer<String> refusal) {
    var tokens = new DrlLexer(expression).tokens();
    for (var i = 0; i < tokens.size(); i++) {
      if (!allowed(tokens, i)) {
        refusal.accept("'" + tokens.get(i).text() + "' is not allowed in a condition");
        return;
      }
    }
  }

  private static boolean allowed(List<Token> tokens, int at) {
    var token = tokens.get(at);
    return switch (token.kind()) {
      case TEXT -> true;
      case NUMBER -> NUMBER.matcher(token.text()).matches();
      case SIGN ->
          SIGNS.contains(token.text())
              && !(at > 0 && TWICE.contains(token.text()) && tokens.get(at - 1).is(token.text()));
      case NAME -> allowedName(tokens, at);
    };
  }

  private static boolean allowedName(List<Token> tokens, int at) {
    var name = tokens.get(at).text();
    if (name.startsWith("$")) {
      return name.length() > 1;
    }
    if (tokens.get(at).isType()) {
      return TYPES.contains(name) || at > 1 && isConstant(tokens, at);
    }
    if (name.equals("now") && at > 1 && tokens.get(at - 2).isType()) {
      return false;
    }
    return NAMES.contains(name) || isPackage(tokens, at);
  }

  /** A constant such as {@code ChronoUnit.DAYS}. */
  private static boolean isConstant(List<Token> tokens, int at) {
    return tokens.get(at - 1).is(".") && TYPES.contains(tokens.get(at - 2).text());
  }

  /** The beginning of a full name that is on the list. */
  private static boolean isPackage(List<Token> tokens, int at) {
    var start = at;
    while (start > 1 && tokens.get(start - 1).is(".")) {
      start -= 2;
    }
    var name = new StringBuilder();
    for (var i = start; i < tokens.size(); i++) {
      var token = tokens.get(i);
      if (token.kind() != Kind.NAME && !token.is(".")) {
        return false;
      }
      name.append(token.text());
      if (token.isType()) {
        return DrlVocabulary.TYPES.containsKey(name.toString());
      }
    }
    return false;
  }

  private static Set<String> types() {
    var types = new HashSet<>(DrlVocabulary.TYPES_OF_LANGUAGE);
    DrlVocabulary.TYPES.values().forEach(types::addAll);
    return Set.copyOf(types);
  }
}
