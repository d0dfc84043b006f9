package dev.arbiter.rules.analysis.table;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.chrono.ChronoPeriod;
import java.time.temporal.TemporalAccessor;

/** Writes values as FEEL does. */
public final class Literal {
  private Literal() {}

  /** The value in FEEL. */
  public static String of(Object value) {
    if (value instanceof BigDecimal number) {
      var plain = number.stripTrailingZeros();
      return Math.abs((long) plain.scale()) > 40 ? plain.toString() : plain.toPlainString();
    }
    if (value instanceof String text) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
    if (value instanceof LocalDate date) {
      return "date(\"" + date + "\")";
    }
    if (value instanceof Duration || value instanceof ChronoPeriod) {
      return "duration(\"" + value + "\")";
    }
    return value instanceof TemporalAccessor ? "@\"" + value + "\"" : value.toString();
  }
}
