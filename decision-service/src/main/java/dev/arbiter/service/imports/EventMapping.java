package dev.arbiter.service.imports;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.event.Originals;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.profile.Identifier;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a row becomes an event of one type.
 *
 * @param type the type of the event
 * @param schemas of the events that are acceptable
 * @param ordinal tells apart the events of the same type that one row gives
 * @param when must hold, if present
 * @param unless must not hold, if present
 * @param occurredAt where its instant comes from
 * @param identifiers where identifiers come from, by kind
 * @param data where data come from, by path
 */
record EventMapping(
    String type,
    EventSchemas schemas,
    int ordinal,
    Optional<Condition> when,
    Optional<Condition> unless,
    Moment occurredAt,
    Map<String, FieldMapping> identifiers,
    Map<String, FieldMapping> data) {

  boolean appliesTo(Map<String, String> row) {
    return when.map(condition -> condition.holds(row)).orElse(true)
        && !unless.map(condition -> condition.holds(row)).orElse(false);
  }

  /** The event of a row, unless something is wrong with it, which is then added to the found. */
  Optional<Event> event(
      Map<String, String> row,
      RowIdentity identity,
      Period shift,
      Instant receivedAt,
      List<Violation> found) {
    var wrong = new ArrayList<Violation>();
    var at = occurredAt.value(row, shift, wrong);
    var names = names(row, wrong);
    var values = data(row, wrong);
    Optional<Event> event = Optional.empty();
    if (wrong.isEmpty() && at.isPresent()) {
      event =
          made(identity, at.get(), names, values, wrong)
              .flatMap(one -> suitable(one, receivedAt, wrong));
    }
    found.addAll(wrong);
    return event;
  }

  private Optional<Event> made(
      RowIdentity identity,
      Instant at,
      Names names,
      Map<String, Object> values,
      List<Violation> wrong) {
    try {
      return Optional.of(
          new Event(
              identity.of(type, ordinal),
              type,
              identity.source(),
              at,
              names.identifiers(),
              Facts.of(values),
              names.originals().facts()));
    } catch (ViolationException violation) {
      wrong.add(violation.violation());
      return Optional.empty();
    }
  }

  private Optional<Event> suitable(Event event, Instant receivedAt, List<Violation> wrong) {
    var checked = schemas.check(event, receivedAt);
    wrong.addAll(checked.violations());
    return wrong.isEmpty() ? Optional.of(checked.event()) : Optional.empty();
  }

  /** The identifiers of a row, and how it writes them. */
  private record Names(TreeSet<Identifier> identifiers, Originals originals) {}

  private Names names(Map<String, String> row, List<Violation> wrong) {
    var names = new Names(new TreeSet<>(), new Originals());
    identifiers.forEach(
        (kind, field) -> {
          try {
            var written = field.value(row, "identifiers." + kind, wrong).map(Object::toString);
            if (written.isPresent()) {
              var one = new Identifier(kind, written.get());
              names.identifiers().add(one);
              names.originals().add(one, written.get());
            }
          } catch (ViolationException violation) {
            wrong.add(violation.violation());
          }
        });
    return names;
  }

  private Map<String, Object> data(Map<String, String> row, List<Violation> wrong) {
    var values = new TreeMap<String, Object>();
    data.forEach(
        (path, field) ->
            field.value(row, "data." + path, wrong).ifPresent(value -> put(values, path, value)));
    return values;
  }

  @SuppressWarnings("unchecked") // every inner map was made here
  private static void put(Map<String, Object> values, String path, Object value) {
    var dot = path.indexOf('.');
    if (dot < 0) {
      values.put(path, value);
    } else {
      var inner = values.computeIfAbsent(path.substring(0, dot), name -> new TreeMap<>());
      put((Map<String, Object>) inner, path.substring(dot + 1), value);
    }
  }
}
