package dev.arbiter.tests.server;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** A shop that writes to who left more than 100 in the cart for two seconds. */
final class CartReleases {
  private static final String CART =
      """
      id: basket-add
      owner: web-shop
      versions:
        - version: 1
          fields:
            - {name: product, kind: name, required: true}
            - {name: price, kind: positive, required: true}
      """;
  private static final String TRAITS =
      """
      traits:
        - {name: firstName, type: text, classification: personal, purposes: [service]}
        - name: cartValue
          type: number
          classification: personal
          purposes: [service]
          derive: {sum: basket-add, of: [price], within: P7D, since: purchase}
        - name: cartSeconds
          type: number
          classification: personal
          purposes: [service]
          derive: {elapsed: basket-add, unit: seconds}
      """;
  private static final String SEGMENT =
      """
      id: full-cart
      owner: crm
      condition: traits.cartValue > 100
      """;
  private static final String TRIGGER =
      """
      id: cart-left
      owner: crm
      condition: list contains(segments, "full-cart") and traits.cartSeconds >= 2
      slot: %s
      channel: web
      purpose: service
      outlet: %s
      """;

  private final ShopReleases shop;
  private final String project;

  CartReleases(ArbiterProcess server, String project, String outlet) {
    this.project = project;
    this.shop = ShopReleases.of(server, project);
    var files = shop.filesWith("Your cart waits", TRAITS);
    files.put("events/basket-add.yaml", CART);
    files.put("segments/full-cart.yaml", SEGMENT);
    files.put("triggers/cart-left.yaml", TRIGGER.formatted(project, outlet));
    shop.deploy(shop.approved(files));
  }

  String project() {
    return project;
  }

  /** That a customer puts something into the cart. */
  static Map<String, Object> adds(String id, Instant at, String customer, String price) {
    var line = Map.<String, Object>of("product", "p", "price", new BigDecimal(price));
    return Api.event(id, "basket-add", at, customer, line);
  }

  /** That a customer buys. */
  static Map<String, Object> buys(String id, Instant at, String customer) {
    var line = Map.<String, Object>of("order", "o", "product", "p", "quantity", 1, "price", 100);
    return Api.event(id, "purchase", at, customer, line);
  }
}
