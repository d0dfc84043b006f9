package dev.arbiter.service.imports;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.fact.Violation;
import java.io.InputStream;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Says which column of a file is what, and reads rows by it. Immutable, for any number of threads;
 * the format is described in {@code config/demo/README.md}.
 */
public final class Mapping {
  private final String name;
  private final String source;
  private final char delimiter;
  private final Columns columns;
  private final List<EventMapping> events;

  /**
   * What of a file counts.
   *
   * @param all the columns that a file must have
   * @param key those whose contents name a row; without any, all do
   */
  record Columns(List<String> all, List<String> key) {
    Columns {
      all = List.copyOf(all);
      key = List.copyOf(key);
    }

    private List<String> naming() {
      return key.isEmpty() ? all : key;
    }
  }

  Mapping(String name, String source, char delimiter, Columns columns, List<EventMapping> events) {
    this.name = name;
    this.source = source;
    this.delimiter = delimiter;
    this.columns = columns;
    this.events = List.copyOf(events);
  }

  /**
   * Reads a mapping from YAML or JSON.
   *
   * @param schemas of the events that are acceptable
   * @throws MappingException with everything that is wrong with it
   */
  public static Mapping parse(byte[] text, EventSchemas schemas) {
    return MappingParser.parse(text, schemas);
  }

  /** The same for the events that every installation has. */
  static Mapping parse(byte[] text) {
    return parse(text, EventSchemas.USUAL);
  }

  public String name() {
    return name;
  }

  /** The source that its events name. */
  public String source() {
    return source;
  }

  /** The columns that a file must have, in any order. */
  public List<String> columns() {
    return columns.all();
  }

  char delimiter() {
    return delimiter;
  }

  /**
   * The events of a row, or its violations: all fields that cannot be read, else all that the types
   * of the events refuse.
   *
   * @param row the text of each column
   * @param shift by how much local times are moved; ids do not depend on it
   * @param receivedAt what lies too far ahead of this instant is refused
   */
  public Mapped map(Map<String, String> row, Period shift, Instant receivedAt) {
    var identity = new RowIdentity(source, columns.naming(), row);
    var found = new LinkedHashSet<Violation>();
    for (var column : columns.key()) {
      if (row.getOrDefault(column, "").isBlank()) {
        found.add(Violation.missing(column));
      }
    }
    var mapped = new ArrayList<Event>();
    var planned = false;
    for (var event : events) {
      if (event.appliesTo(row)) {
        planned = true;
        var wrong = new ArrayList<Violation>();
        event.event(row, identity, shift, receivedAt, wrong).ifPresent(mapped::add);
        found.addAll(wrong);
      }
    }
    if (!planned) {
      found.add(
          new Violation(
              Violation.Code.UNPLANNED_EVENT, "type", "type is given by no event of the mapping"));
    }
    return found.isEmpty() ? new Mapped.Accepted(mapped) : new Mapped.Rejected(List.copyOf(found));
  }

  /**
   * Starts to read a file in UTF-8 whose first line names its columns.
   *
   * @throws ImportException if the file has no such line or lacks a column
   */
  public MappedLines read(InputStream csv, Period shift, Instant receivedAt) {
    return new MappedLines(this, shift, receivedAt, csv);
  }
}
