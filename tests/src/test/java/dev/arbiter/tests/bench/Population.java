package dev.arbiter.tests.bench;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.service.access.Pseudonyms;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.copy.Rows;
import dev.arbiter.service.events.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Generated people with one customer number and three events each: who they are, a purchase and a
 * view. They are written into the tables of events by COPY, sealed as an intake does it, because to
 * send them would take hours. For one thread.
 */
record Population(Jdbc jdbc, SubjectKeys keys, Pseudonyms names, EventJson json) {
  private static final int PAGE = 10_000;
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  static final int EVENTS = 3;

  String id(int number) {
    return names.of(new Identifier("customer", "c-" + number));
  }

  List<Event> events(int number) {
    return List.of(
        event(
            number,
            0,
            "update",
            Map.of("traits", Map.of("firstName", "Name" + number % 5_000, "country", "GB"))),
        event(number, 1, "purchase", purchase(number, 1)),
        event(number, 2, "view", Map.of("product", "product-" + number % 3_000)));
  }

  private static Map<String, Object> purchase(int number, int part) {
    return Map.of(
        "order", "order-" + number,
        "product", "product-" + (number * 7 + part) % 3_000,
        "category", "category-" + (number + part) % 20,
        "quantity", 1 + part,
        "price", 9.99 + number % 100);
  }

  private static Event event(int number, int part, String type, Map<String, Object> data) {
    var identifiers = new TreeSet<>(List.of(new Identifier("customer", "c-" + number)));
    var at = AT.plusSeconds(number % 10_000_000L + part * 3_600L);
    return new Event("e-" + number + "-" + part, type, "bench", at, identifiers, Facts.of(data));
  }

  /** Adds the people from a number on up to another. */
  void add(int from, int until) {
    for (var first = from; first < until; first += PAGE) {
      page(first, Math.min(until, first + PAGE));
    }
    jdbc.update("count", "update changes set number = ?", (long) until * EVENTS);
    jdbc.update("look at the tables", "analyze");
  }

  private void page(int from, int until) {
    var ids = new ArrayList<String>();
    var events = new Rows("events (seq, id, fragment, type, source, occurred_at, payload)", 7);
    var fragments = new Rows("fragments (id, kind, profile, revision, events)", 5);
    for (var number = from; number < until; number++) {
      ids.add(id(number));
    }
    keys.prepare(ids);
    for (var number = from; number < until; number++) {
      var id = ids.get(number - from);
      var seq = (long) number * EVENTS;
      for (var event : events(number)) {
        var body = keys.seal(id, event.id(), json.body(event));
        events.row().add(++seq).add(event.id()).add(id).add(event.type());
        events.add(event.source()).add(event.occurredAt()).add(body);
      }
      fragments.row().add(id).add("customer").add(id).add(seq).add((long) EVENTS);
    }
    jdbc.transaction(
        "add people",
        connection -> {
          events.copy(connection);
          fragments.copy(connection);
          return ids.size();
        });
  }
}
