package dev.arbiter.rules.dmn;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The functions of FEEL that take regular expressions. The engine's own hand {@code matches} and
 * {@code replace} to an XQuery processor as the text of a program, in which the flags are not even
 * quoted, and none of them has a bound.
 *
 * @see <a href="https://www.w3.org/TR/xpath-functions-31/#regex-syntax">XPath: regular
 *     expressions</a>
 */
enum RegexWork {
  MATCHES("input", "pattern", "flags") {
    @Override
    Object apply(@Nullable String[] given) {
      return pattern(given[1], given[2]).matcher(new BoundedText(given[0])).find();
    }
  },
  REPLACE("input", "pattern", "replacement", "flags") {
    @Override
    Object apply(@Nullable String[] given) {
      return replaced(pattern(given[1], given[3]), given[0], given[2]);
    }
  },
  SPLIT("string", "delimiter") {
    @Override
    Object apply(@Nullable String[] given) {
      return Arrays.asList(pattern(given[1], null).split(new BoundedText(given[0]), -1));
    }
  };

  private static final Pattern REPLACEMENT = Pattern.compile("(?:[^\\\\$]|\\\\[\\\\$]|\\$\\d)*+");
  private static final int MOST_PATTERN = 1_000;
  private static final int MOST_RESULT = 1_000_000;

  private final List<String> names;

  RegexWork(String... names) {
    this.names = List.of(names);
  }

  /** The names of the parameters; flags are the last one and may be absent. */
  List<String> names() {
    return names;
  }

  /**
   * Does it; all but the flags must be given.
   *
   * @throws IllegalArgumentException if the expression, the flags or the replacement is not one
   * @throws IndexOutOfBoundsException if the replacement names a group that is not there
   */
  abstract Object apply(@Nullable String[] given);

  private static Pattern pattern(String expression, @Nullable String flags) {
    var given = flags == null ? "" : flags;
    if (expression.length() > MOST_PATTERN || !given.matches("[smixq]{0,9}")) {
      throw new IllegalArgumentException("not a regular expression");
    }
    if (given.contains("q")) {
      return Pattern.compile(expression, Pattern.LITERAL | options(given));
    }
    if (expression.matches("(?s).*\\(\\?[^:].*")) {
      throw new IllegalArgumentException("groups have no options");
    }
    var compact = given.contains("x") ? expression.replaceAll("\\s+", "") : expression;
    return Pattern.compile(compact, options(given));
  }

  private static int options(String flags) {
    return (flags.contains("i") ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)
        | (flags.contains("s") ? Pattern.DOTALL : 0)
        | (flags.contains("m") ? Pattern.MULTILINE : 0);
  }

  private static String replaced(Pattern pattern, String input, String replacement) {
    if (pattern.matcher("").find() || !REPLACEMENT.matcher(replacement).matches()) {
      throw new IllegalArgumentException("matches the empty text, or has a wrong replacement");
    }
    var matcher = pattern.matcher(new BoundedText(input));
    var result = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(result, replacement);
      if (result.length() > MOST_RESULT) {
        throw Budget.current().exceed("makes a text that is too long");
      }
    }
    return matcher.appendTail(result).toString();
  }
}
