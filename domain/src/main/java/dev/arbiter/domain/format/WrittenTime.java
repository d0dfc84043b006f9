package dev.arbiter.domain.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/**
 * A day as a text says it, perhaps with a time and an offset.
 *
 * @param local what it says; midnight if it says no time
 * @param offset from UTC, if it says a time and an offset
 */
public record WrittenTime(LocalDateTime local, Optional<ZoneOffset> offset) {
  private static final LocalDateTime SAMPLE = LocalDateTime.of(2011, 11, 22, 13, 14, 15);

  /**
   * A form of {@link DateTimeFormatter} in which days can be written. It is strict: there is no 30
   * February. Names of months are English.
   *
   * @throws IllegalArgumentException if it is none
   * @throws DateTimeException if what it writes is not a day
   */
  public static DateTimeFormatter form(String pattern) {
    var form =
        DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    read(form.format(SAMPLE.atOffset(ZoneOffset.UTC)), form);
    return form;
  }

  /**
   * Reads a text.
   *
   * @throws DateTimeException if it does not say a day in this form
   */
  public static WrittenTime read(String text, DateTimeFormatter form) {
    var parsed = form.parse(text);
    var day = LocalDate.from(parsed);
    var time = parsed.query(TemporalQueries.localTime());
    if (time != null && parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
      var said = OffsetDateTime.from(parsed);
      return new WrittenTime(said.toLocalDateTime(), Optional.of(said.getOffset()));
    }
    return new WrittenTime(time == null ? day.atStartOfDay() : day.atTime(time), Optional.empty());
  }

  /** The same, later by the clock on the wall. */
  public WrittenTime plus(Period period) {
    return new WrittenTime(local.plus(period), offset);
  }

  /** The instant, in the zone if the text says no offset. */
  public Instant at(ZoneId zone) {
    return offset.map(local::toInstant).orElseGet(() -> local.atZone(zone).toInstant());
  }
}
