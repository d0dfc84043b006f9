package dev.arbiter.rules.edit.dmn;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lists of values in FEEL, such as {@code "gold", "silver"}. */
final class FeelLiterals {
  private static final Pattern PLAIN =
      Pattern.compile("-?[0-9]+(\\.[0-9]+)?|true|false|null|@?\"[^\"]*\"");

  private FeelLiterals() {}

  /** The values of a list, as written; empty if there is anything else in it. */
  static List<String> of(String list) {
    var literals = new ArrayList<String>();
    var start = 0;
    while (start <= list.length() && !list.isBlank()) {
      var end = end(list, start);
      var literal = list.substring(start, end).strip();
      if (!literal.startsWith("\"") && !PLAIN.matcher(literal).matches()
          || literal.startsWith("\"") && literal.length() != lengthOfText(literal, 0)) {
        return List.of();
      }
      literals.add(literal);
      start = end + 1;
    }
    return literals;
  }

  /** The next comma outside of a text, or the end. */
  private static int end(String list, int start) {
    var i = start;
    while (i < list.length() && list.charAt(i) != ',') {
      i += list.charAt(i) == '"' ? lengthOfText(list, i) : 1;
    }
    return Math.min(i, list.length());
  }

  /** How long the text is that begins here, with its quotes; a backslash hides what follows. */
  private static int lengthOfText(String list, int start) {
    var i = start + 1;
    while (i < list.length() && list.charAt(i) != '"') {
      i += list.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1 - start;
  }
}
