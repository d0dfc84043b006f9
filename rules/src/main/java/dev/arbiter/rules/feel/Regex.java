package dev.arbiter.rules.feel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * Regular expressions that end in linear time (RE2): without back-references and look-around, and
 * of bounded size, for texts come from outside and patterns from authors.
 */
final class Regex {
  private static final int MOST_CHARACTERS = 1_000;
  private static final long MOST_REPETITIONS = 1_000;

  /** About 30 ms. */
  private static final long MOST_STEPS = 10_000_000;

  private static final java.util.regex.Pattern COUNTED =
      java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

  private Regex() {}

  /**
   * The compiled pattern; empty if it is not one, or larger than allowed for a text of this length.
   *
   * @param flags any of i, s and m
   */
  static Optional<Pattern> compile(String pattern, String flags, int textLength) {
    if (pattern.length() > MOST_CHARACTERS
        || repetitions(pattern) > MOST_REPETITIONS
        || !flags.matches("[ism]{0,9}")) {
      return Optional.empty();
    }
    try {
      var compiled = Pattern.compile(pattern, flags(flags));
      return compiled.programSize() * (textLength + 1L) > MOST_STEPS
          ? Optional.empty()
          : Optional.of(compiled);
    } catch (PatternSyntaxException unsupported) {
      return Optional.empty();
    }
  }

  private static int flags(String flags) {
    return (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0)
        | (flags.contains("s") ? Pattern.DOTALL : 0)
        | (flags.contains("m") ? Pattern.MULTILINE : 0);
  }

  /** How often the innermost part may be repeated if all counted repetitions are nested. */
  private static long repetitions(String pattern) {
    return COUNTED
        .matcher(pattern)
        .results()
        .mapToLong(
            count -> {
              var most = count.group(2) == null || count.group(2).isEmpty() ? 1 : 2;
              return Math.max(1, Long.parseLong(count.group(most)));
            })
        .reduce(1, (a, b) -> Math.min(MOST_REPETITIONS + 1, a * b));
  }
}
