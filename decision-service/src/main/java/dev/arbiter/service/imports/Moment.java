package dev.arbiter.service.imports;

import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.format.WrittenTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the instant of an event comes from. Thread-safe. */
final class Moment {
  private static final String PATH = "occurredAt";

  private final String column;
  private final DateTimeFormatter format;
  private final ZoneId zone;

  /** What was read last: the lines of an order, which follow each other, have one time. */
  private volatile Read last = new Read("", Period.ZERO, Instant.EPOCH);

  /**
   * @param column whose text, without surrounding blanks
   * @param format how instants are written, with an offset or without
   * @param zone the zone of those without
   */
  Moment(String column, DateTimeFormatter format, ZoneId zone) {
    this.column = column;
    this.format = format;
    this.zone = zone;
  }

  private record Read(String text, Period shift, Instant at) {}

  /** The instant for a row, moved by the shift in local time; when there is none, says why. */
  Optional<Instant> value(Map<String, String> row, Period shift, List<Violation> found) {
    var text = row.getOrDefault(column, "").strip();
    if (text.isEmpty()) {
      found.add(Violation.missing(PATH));
      return Optional.empty();
    }
    try {
      return Optional.of(read(text, shift));
    } catch (DateTimeException unreadable) {
      found.add(Violation.mismatch(PATH, "an instant as the mapping writes it", "another text"));
      return Optional.empty();
    }
  }

  /**
   * Reads one text.
   *
   * @throws DateTimeException if it is no instant in this format
   */
  Instant read(String text, Period shift) {
    var known = last;
    if (!text.isEmpty() && known.text().equals(text) && known.shift().equals(shift)) {
      return known.at();
    }
    var at = parsed(text, shift);
    last = new Read(text, shift, at);
    return at;
  }

  private Instant parsed(String text, Period shift) {
    return WrittenTime.read(text, format).plus(shift).at(zone);
  }
}
