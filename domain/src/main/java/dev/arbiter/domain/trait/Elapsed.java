package dev.arbiter.domain.trait;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Statement;
import dev.arbiter.domain.timeline.Series;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * How long ago the last event of some types was, in whole units gone by; unknown if there was none.
 *
 * @param types of events; without any, all types
 * @param where which of them
 * @param unit in which it counts
 * @param zone the stated trait that names the time zone (IANA) whose midnights begin {@link
 *     Unit#CALENDAR_DAYS}; where it is not stated or names no zone, UTC
 */
public record Elapsed(List<String> types, Filter where, Unit unit, Optional<String> zone)
    implements Derivation {

  public Elapsed {
    types = List.copyOf(types);
  }

  /** In what time counts. */
  public enum Unit {
    SECONDS(Duration.ofSeconds(1)),
    MINUTES(Duration.ofMinutes(1)),
    HOURS(Duration.ofHours(1)),
    DAYS(Duration.ofDays(1)),
    /** Midnights gone by in a time zone. */
    CALENDAR_DAYS(Duration.ZERO);

    private final Duration length;

    Unit(Duration length) {
      this.length = length;
    }
  }

  @Override
  public @Nullable Object value(Profile past, Instant now) {
    var last = last(past);
    return last == null ? null : BigDecimal.valueOf(gone(past, last, now));
  }

  private long gone(Profile past, Instant last, Instant now) {
    return unit == Unit.CALENDAR_DAYS
        ? ChronoUnit.DAYS.between(date(past, last), date(past, now))
        : Duration.between(last, now).dividedBy(unit.length);
  }

  private LocalDate date(Profile past, Instant instant) {
    return LocalDate.ofInstant(instant, zone(past));
  }

  private ZoneId zone(Profile past) {
    var stated = zone.map(past.statements()::get).map(Statement::value);
    try {
      return stated.map(name -> ZoneId.of(name.toString())).orElse(ZoneOffset.UTC);
    } catch (DateTimeException noZone) {
      return ZoneOffset.UTC;
    }
  }

  private @Nullable Instant last(Profile past) {
    var timeline = past.timeline();
    Instant last = null;
    for (var type : types.isEmpty() ? timeline.witnessed().types().keySet() : types) {
      var at = last(timeline.of(type));
      last = at != null && (last == null || at.isAfter(last)) ? at : last;
    }
    return last;
  }

  private @Nullable Instant last(Series series) {
    for (var i = series.size() - 1; i >= 0; i--) {
      if (where.holds(series, i)) {
        return series.at(i);
      }
    }
    return null;
  }

  @Override
  public Optional<Instant> changes(Profile past, Instant now) {
    var last = last(past);
    return last == null
        ? Optional.empty()
        : Optional.of(reaches(past, last, gone(past, last, now) + 1));
  }

  /** The first instant after {@code now} at which so much is gone as one of the counts says. */
  public Optional<Instant> changes(Profile past, Instant now, SortedSet<Long> counts) {
    var last = last(past);
    if (last == null) {
      return Optional.empty();
    }
    return counts.tailSet(gone(past, last, now) + 1).stream()
        .findFirst()
        .map(count -> reaches(past, last, count));
  }

  private Instant reaches(Profile past, Instant last, long count) {
    return unit == Unit.CALENDAR_DAYS
        ? date(past, last).plusDays(count).atStartOfDay(zone(past)).toInstant()
        : last.plus(unit.length.multipliedBy(count));
  }
}
