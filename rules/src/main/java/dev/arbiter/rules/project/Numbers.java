package dev.arbiter.rules.project;

import dev.arbiter.rules.yaml.YamlValue;
import java.time.DateTimeException;
import java.time.Duration;

/** Reads numbers and durations within bounds. */
record Numbers(YamlValue value) {

  int whole(int least, int most) {
    var number = value.number();
    if (number.stripTrailingZeros().scale() > 0
        || number.doubleValue() < least
        || number.doubleValue() > most) {
      value.expected("a whole number between " + least + " and " + most);
      return least;
    }
    return number.intValue();
  }

  double between(double least, double most) {
    var number = value.number().doubleValue();
    if (number < least || number > most) {
      value.expected("a number between " + plain(least) + " and " + plain(most));
      return least;
    }
    return number;
  }

  Duration duration() {
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

  private static String plain(double number) {
    return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
