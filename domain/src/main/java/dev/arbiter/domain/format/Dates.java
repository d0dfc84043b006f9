package dev.arbiter.domain.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Dates and instants, as ISO 8601 writes them: {@code 2026-11-22} in the time zone, or {@code
 * 2026-11-22T09:00:00Z} in UTC.
 */
public final class Dates implements Format {
  private final boolean instants;
  private final List<String> patterns;
  private final ZoneId zone;
  private final List<DateTimeFormatter> forms;

  /**
   * @param instants whether the time counts
   * @param patterns how they may be written, of {@link DateTimeFormatter}, the first that fits
   *     counts; ISO 8601 may always be written
   * @param zone of what has no offset, and in which a day begins and ends
   * @throws IllegalArgumentException if a pattern is none
   * @throws DateTimeException if a pattern lacks the year, the month or the day
   */
  public Dates(boolean instants, List<String> patterns, ZoneId zone) {
    this.instants = instants;
    this.patterns = List.copyOf(patterns);
    this.zone = zone;
    this.forms = patterns.stream().map(WrittenTime::form).toList();
  }

  @Override
  public Optional<Object> standard(Object value, PhoneNumbers phones) {
    return value instanceof String text ? read(text.strip()).map(this::standard) : Optional.empty();
  }

  private Object standard(WrittenTime said) {
    if (instants) {
      return said.at(zone).toString();
    }
    var day = said.offset().map(offset -> LocalDate.ofInstant(said.at(zone), zone));
    return day.orElse(said.local().toLocalDate()).toString();
  }

  private Optional<WrittenTime> read(String text) {
    for (var form : forms) {
      var said = read(text, form);
      if (said.isPresent()) {
        return said;
      }
    }
    return read(
        text, text.length() == 10 ? DateTimeFormatter.ISO_DATE : DateTimeFormatter.ISO_DATE_TIME);
  }

  private static Optional<WrittenTime> read(String text, DateTimeFormatter form) {
    try {
      return Optional.of(WrittenTime.read(text, form))
          .filter(said -> said.local().getYear() > 0 && said.local().getYear() < 10_000);
    } catch (DateTimeException other) {
      return Optional.empty();
    }
  }

  @Override
  public String expected() {
    return "a date as ISO 8601 writes it"
        + (patterns.isEmpty() ? "" : ", or as " + String.join(" or ", patterns));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dates dates
        && instants == dates.instants
        && patterns.equals(dates.patterns)
        && zone.equals(dates.zone);
  }

  @Override
  public int hashCode() {
    return patterns.hashCode();
  }
}
