package dev.arbiter.domain.trait;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random histories of a visitor, with few types, values and instants, so that these often meet. */
final class Clickstream {
  static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  static final List<String> TYPES = List.of("view", "search", "cart", "purchase");
  static final List<String> PRODUCTS = List.of("lamp", "mug", "bag");

  private Clickstream() {}

  static List<Event> random(Random random, int most) {
    var events = new Events();
    var history = new ArrayList<Event>();
    for (var left = random.nextInt(most); left > 0; left--) {
      var data =
          random.nextInt(8) == 0
              ? Map.<String, Object>of("product", "mug")
              : Map.<String, Object>of(
                  "product", PRODUCTS.get(random.nextInt(3)),
                  "order", "o-" + random.nextInt(3),
                  "quantity", 1 + random.nextInt(3),
                  "price", List.of("2.5", "0.10", "10").get(random.nextInt(3)).length() + 0.5);
      var type = data.size() == 1 ? "view" : TYPES.get(random.nextInt(4));
      history.add(events.of(type, at(random), data));
    }
    return history;
  }

  /** One of few instants, ten minutes apart. */
  static Instant at(Random random) {
    return START.plus(Duration.ofMinutes(10L * random.nextInt(30)));
  }
}
