package dev.arbiter.rules.yaml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;

/** Reads numbers and durations within bounds. */
public record Numbers(YamlValue value) {

  /** A whole number between these. */
  public int whole(int least, int most) {
    var number = value.number();
    if (number.stripTrailingZeros().scale() > 0
        || number.doubleValue() < least
        || number.doubleValue() > most) {
      value.expected("a whole number between " + least + " and " + most);
      return least;
    }
    return number.intValue();
  }

  /** A number between these. */
  public double between(double least, double most) {
    var number = value.number().doubleValue();
    if (number < least || number > most) {
      value.expected("a number between " + plain(least) + " and " + plain(most));
      return least;
    }
    return number;
  }

  /** A positive duration. */
  public Duration duration() {
    try {
      var duration = Duration.parse(value.text());
      if (duration.compareTo(Duration.ZERO) > 0) {
        return duration;
      }
    } catch (DateTimeException malformed) {
      // told below
    }
    value.expected("a duration such as P7D or PT2H");
    return Duration.ofDays(1);
  }

  /** A duration between these. */
  public Duration duration(Duration least, Duration most) {
    var duration = duration();
    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      value.expected("a duration between " + least + " and " + most);
      return least;
    }
    return duration;
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
