package dev.arbiter.service.profiles;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** One event of each type. */
final class SomeEvents {
  /** The number of most digits that a fact may be. */
  private static final BigDecimal LONGEST = new BigDecimal("0." + "1".repeat(1_000));

  static final List<Event> EVENTS =
      List.of(
          event("1", "purchase", Map.of("order", "o", "product", "x", "quantity", 3, "price", 1.1)),
          event("2", "view", Map.of("product", "y")),
          event("3", "update", Map.of("traits", Map.of("firstName", "Ana", "scores", List.of(1)))),
          event("4", "consent", Map.of("purpose", "marketing", "status", "granted")),
          event("5", "update", Map.of("traits", Map.of("longest", LONGEST))),
          event(
              "6",
              "purchase",
              Map.of("order", "o", "product", "x", "quantity", 1, "price", 2, "category", "eco")));

  private SomeEvents() {}

  static Event event(String id, String type, Map<String, ?> data) {
    return new Event(
        id,
        type,
        "test",
        Instant.parse("2026-11-20T10:00:00.123456Z"),
        new TreeSet<>(List.of(new Identifier("customer", "1"))),
        Facts.of(data));
  }
}
