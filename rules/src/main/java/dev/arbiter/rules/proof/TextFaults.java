package dev.arbiter.rules.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Seeds faults into a text of FEEL or DRL, sign by sign. */
final class TextFaults {
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\\n]*|/\\*.*?\\*/|(?<text>\"(?:[^\"\\\\]|\\\\.)*\")|(?<name>[$A-Za-z_][$\\w.]*)"
              + "|(?<number>[0-9]+(?:\\.[0-9]+)?)|\\.\\.|(?<sign><=|>=|!=|==|&&|\\|\\||[<>=])",
          Pattern.DOTALL);
  private static final Pattern RANGE =
      Pattern.compile("(?<open>[\\[(\\]])[^\\[\\](),]*\\.\\.[^\\[\\](),]*(?<close>[\\])\\[])");
  private static final Map<String, List<String>> SIGNS =
      Map.of(
          "<", List.of("<="),
          "<=", List.of("<"),
          ">", List.of(">="),
          ">=", List.of(">"),
          "=", List.of("!="),
          "!=", List.of("="),
          "==", List.of("!="),
          "&&", List.of("||"),
          "||", List.of("&&"));
  private static final Map<String, String> NAMES =
      Map.of("and", "or", "or", "and", "true", "false", "false", "true", "keep", "exclude");

  private TextFaults() {}

  /**
   * The changes of a text, each with words.
   *
   * @param from where to begin
   */
  static List<Change> of(String text, int from) {
    var changes = new ArrayList<Change>();
    var token = TOKEN.matcher(text);
    for (var at = from; token.find(at); at = token.end()) {
      add(changes, token, "text", word -> List.of(word.replaceFirst(".$", "-changed\"")));
      add(changes, token, "number", TextFaults::numbers);
      add(changes, token, "sign", sign -> SIGNS.getOrDefault(sign, List.of()));
      add(changes, token, "name", TextFaults::names);
    }
    var range = RANGE.matcher(text);
    for (var at = from; range.find(at); at = range.end()) {
      add(changes, range, "open", open -> List.of(open.equals("[") ? "(" : "["));
      add(changes, range, "close", close -> List.of(close.equals("]") ? ")" : "]"));
    }
    return changes;
  }

  private static void add(
      List<Change> changes, Matcher found, String group, Function<String, List<String>> others) {
    var old = found.group(group);
    if (old != null) {
      for (var other : others.apply(old)) {
        changes.add(
            new Change(
                "%s instead of %s".formatted(other, old),
                new Fault.Edit(found.start(group), found.end(group), other)));
      }
    }
  }

  /** One more and one less in the last digit. */
  private static List<String> numbers(String number) {
    var value = new BigDecimal(number);
    return List.of(
        value.add(value.ulp()).toPlainString(), value.subtract(value.ulp()).toPlainString());
  }

  /** Of {@code $c.keep} the last part. */
  private static List<String> names(String name) {
    var dot = name.lastIndexOf('.') + 1;
    var other = NAMES.get(name.substring(dot));
    return other == null ? List.of() : List.of(name.substring(0, dot) + other);
  }

  /** A change and its words. */
  record Change(String words, Fault.Edit edit) {}
}
