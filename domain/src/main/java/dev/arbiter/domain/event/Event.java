package dev.arbiter.domain.event;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.fact.Text;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.profile.Identifier;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Something that happened to a subject at an instant; the only way a profile changes from outside.
 *
 * @param id unique over all sources: a second event of the same id changes nothing
 * @param type what happened, one of the types of {@link EventSchemas}
 * @param source where it was observed
 * @param occurredAt when it happened, to the microsecond; that may be long before it arrives
 * @param identifiers whom it happened to, at least one
 * @param data the particulars, as the schema of the type says
 * @param original what its source wrote where that was brought into a standard form, by its path
 */
public record Event(
    String id,
    String type,
    String source,
    Instant occurredAt,
    SortedSet<Identifier> identifiers,
    Facts data,
    Facts original) {
  private static final int MAX_NAME = 128;
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  public Event {
    // As exact as the database keeps it, so that a profile made anew is equal.
    occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    requireName("id", id);
    requireName("type", type);
    requireName("source", source);
    if (identifiers.isEmpty()) {
      throw new ViolationException(Violation.missing("identifiers"));
    }
    if (occurredAt.isBefore(EARLIEST) || occurredAt.isAfter(LATEST)) {
      throw new ViolationException(
          Violation.outOfRange("occurredAt", "between the years 1970 and 9999"));
    }
    identifiers = Collections.unmodifiableSortedSet(new TreeSet<>(identifiers));
  }

  /** An event that is as its source wrote it. */
  public Event(
      String id,
      String type,
      String source,
      Instant occurredAt,
      SortedSet<Identifier> identifiers,
      Facts data) {
    this(id, type, source, occurredAt, identifiers, data, Facts.none());
  }

  /** The same in standard form; what its source wrote is added to what is known of that. */
  Event standard(SortedSet<Identifier> identifiers, Facts data, Originals originals) {
    var written = originals.facts().with(original);
    return new Event(id, type, source, occurredAt, identifiers, data, written);
  }

  /** The same, with more of what its source wrote before it was brought into standard form. */
  public Event written(Facts more) {
    return new Event(id, type, source, occurredAt, identifiers, data, original.with(more));
  }

  private static void requireName(String field, String value) {
    if (value.isBlank()) {
      throw new ViolationException(Violation.missing(field));
    }
    Text.check(field, value, MAX_NAME);
  }

  /** What may be logged: no identifiers and no data. */
  @Override
  public String toString() {
    return "Event[" + type + " " + id + "]";
  }
}
