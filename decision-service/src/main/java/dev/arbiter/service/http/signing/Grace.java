package dev.arbiter.service.http.signing;

import dev.arbiter.service.http.problem.ProblemException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** For how long a secret is good after there is another one. */
public final class Grace {
  private static final Duration USUAL = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(30);

  private Grace() {}

  /**
   * Reads it; a day if it is not said.
   *
   * @throws ProblemException if it is no duration from none to thirty days
   */
  public static Duration of(@Nullable String text) {
    var grace = parsed(text);
    if (grace.isNegative() || grace.compareTo(LONGEST) > 0) {
      throw ProblemException.invalid(
          "grace", "out-of-range", "grace must be a duration from PT0S to P30D");
    }
    return grace;
  }

  private static Duration parsed(@Nullable String text) {
    try {
      return text == null ? USUAL : Duration.parse(text);
    } catch (DateTimeParseException malformed) {
      throw ProblemException.invalid(
          "grace", "datatype-mismatch", "grace must be a duration such as PT24H");
    }
  }
}
