package dev.arbiter.domain.event;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Events of one customer, numbered as they are made, for tests. */
public final class Events {
  private int made;

  public Event purchase(Instant at, String order, String product, int quantity, String price) {
    return purchase(at, order, product, quantity, price, "misc");
  }

  public Event purchase(
      Instant at, String order, String product, int quantity, String price, String category) {
    var data = line(order, product, quantity, price);
    data.put("category", category);
    return of("purchase", at, data);
  }

  public Event cancellation(Instant at, String order, String product, int quantity, String price) {
    return of("cancellation", at, line(order, product, quantity, price));
  }

  public Event view(Instant at, String product) {
    return of("view", at, Map.of("product", product));
  }

  public Event update(Instant at, Map<String, ?> traits) {
    return of("update", at, Map.of("traits", traits));
  }

  public Event consent(Instant at, String purpose, boolean granted) {
    return of("consent", at, Map.of("purpose", purpose, "status", granted ? "granted" : "refused"));
  }

  public Event of(String type, Instant at, Map<String, ?> data) {
    var who = new TreeSet<Identifier>();
    who.add(new Identifier("customer", "17850"));
    made++;
    return new Event("e-" + made, type, "web", at, who, Facts.of(data));
  }

  private static Map<String, Object> line(
      String order, String product, int quantity, String price) {
    return new HashMap<>(
        Map.of(
            "order", order,
            "product", product,
            "quantity", quantity,
            "price", new BigDecimal(price)));
  }
}
