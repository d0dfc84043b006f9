package dev.arbiter.service.backtest;

import dev.arbiter.service.http.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a caller wants of a backtest, and says what of it is not acceptable. */
final class BacktestQuery {
  private static final double ALL = 100;
  private static final Pattern TEXT = Pattern.compile("[\\p{Graph} ]{1,128}");

  private BacktestQuery() {}

  static double percent(@Nullable String text) {
    try {
      var percent = text == null ? ALL : Double.parseDouble(text);
      if (percent > 0 && percent <= ALL) {
        return percent;
      }
    } catch (NumberFormatException notOne) {
      // told below, together with what is out of range
    }
    throw ProblemException.invalid(
        "percent", "out-of-range", "percent must be a number above 0 and at most 100");
  }

  static <N extends Number> Optional<N> number(
      String name, @Nullable N number, long least, long most) {
    if (number != null && (number.longValue() < least || number.longValue() > most)) {
      throw ProblemException.invalid(
          name, "out-of-range", "%s must be between %d and %d".formatted(name, least, most));
    }
    return Optional.ofNullable(number);
  }

  static Optional<String> text(String name, @Nullable String text) {
    if (text != null && !TEXT.matcher(text).matches()) {
      throw ProblemException.invalid(
          name, "out-of-range", name + " must be 1 to 128 printable characters");
    }
    return Optional.ofNullable(text);
  }

  static Optional<Instant> instant(String name, @Nullable String text) {
    try {
      return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeException unreadable) {
      throw ProblemException.invalid(
          name, "datatype-mismatch", name + " must be an instant such as 2026-11-22T10:00:00Z");
    }
  }
}
