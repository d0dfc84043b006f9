package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A project declares what may happen and what it makes of it, and decides by it at once. */
@Tag("server")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeclaredTraitsTest {
  private static final String PROJECT = "shop-traits";
  private static final String CART =
      """
      id: cart-add
      owner: web-shop
      versions:
        - version: 2
          fields:
            - {name: product, kind: name, required: true}
            - {name: quantity, kind: positive, required: true}
            - {name: price, kind: positive, required: true, most: 10000}
        - version: 1
          fields:
            - {name: product, kind: name, required: true}
      """;
  private static final String TICKET =
      """
      id: support-ticket
      owner: service-desk
      versions:
        - version: 1
          fields:
            - {name: sentiment, kind: name, required: true, oneOf: [good, neutral, bad]}
      """;
  private static final String TRAITS =
      """
      traits:
        - {name: firstName, type: text, classification: personal, purposes: [service]}
        - name: cartValue
          type: number
          classification: personal
          purposes: [service]
          derive: {sum: cart-add, of: [price, quantity], within: P7D, since: purchase}
        - name: badTickets
          type: number
          classification: personal
          purposes: [service]
          derive: {count: support-ticket, where: {sentiment: bad}, within: P30D}
        - name: comparing
          type: boolean
          classification: personal
          purposes: [service]
          derive:
            sequence: [{event: view, where: {product: a}}, {event: view, where: {product: b}}]
            within: PT30M
            without: purchase
      """;

  private ArbiterProcess server;
  private ShopReleases shop;
  private int sent;

  @BeforeAll
  void publish(ArbiterProcess shared) {
    server = shared;
    shop = ShopReleases.of(server, PROJECT);
    var refused = send("early", "cart-add", Duration.ZERO, line("100.01"));
    assertThat(refused.at("/violations/0/code").textValue())
        .as(refused.toString())
        .isEqualTo("unplanned-event");
    var files = shop.filesWith("Hello", TRAITS);
    files.put("events/cart-add.yaml", CART);
    files.put("events/support-ticket.yaml", TICKET);
    files.computeIfPresent(
        "actions/hello.yaml",
        (path, text) ->
            text
                + "eligibility: (traits.cartValue > 100 or traits.comparing)"
                + " and traits.badTickets = 0\n");
    files.put(
        "scenarios/hello.yaml",
        """
        - scenario: Who leaves much in the cart is greeted
          given:
            events:
              - cart-add: {ago: PT1H, product: a, quantity: 1, price: 100.01}
          when: {slot: shop-traits, channel: web, purpose: service}
          then: {treatments: {hello: {title: "Hello"}}}
        """);
    shop.deploy(shop.approved(files));
  }

  @Test
  @Tag("E02")
  void aCartIsWorthWhatWasPutIntoItSinceTheLastPurchase() {
    send("cart", "cart-add", Duration.ofHours(1), line("100.00"));
    assertThat(chosen("cart")).isEmpty();
    send("cart", "cart-add", Duration.ofMinutes(30), line("0.01"));
    assertThat(chosen("cart")).containsExactly("hello");
    var order = Map.<String, Object>of("order", "o", "product", "p", "quantity", 1, "price", 100);
    send("cart", "purchase", Duration.ofMinutes(5), order);
    assertThat(chosen("cart")).isEmpty();
    send("cart", "cart-add", Duration.ofDays(8), line("500"));
    assertThat(chosen("cart")).isEmpty();
  }

  @Test
  @Tag("A03")
  void aSequenceCountsInItsOrderOnly() {
    send("shuffled", "view", Duration.ofMinutes(20), Map.of("product", "b"));
    send("shuffled", "view", Duration.ofMinutes(10), Map.of("product", "a"));
    assertThat(chosen("shuffled")).isEmpty();
    send("ordered", "view", Duration.ofMinutes(10), Map.of("product", "b"));
    send("ordered", "view", Duration.ofMinutes(20), Map.of("product", "a"));
    assertThat(chosen("ordered")).containsExactly("hello");
  }

  @Test
  @Tag("A07")
  void aBadTicketKeepsOffersAway() {
    send("ticket", "cart-add", Duration.ofHours(1), line("200"));
    assertThat(chosen("ticket")).containsExactly("hello");
    send("ticket", "support-ticket", Duration.ofDays(1), Map.of("sentiment", "bad"));
    assertThat(chosen("ticket")).isEmpty();
  }

  @Test
  @Tag("B09")
  void whatTheDeclarationDoesNotAllowIsNamed() {
    var wrong =
        send(
            "wrong", "cart-add", Duration.ZERO, Map.of("product", "p", "quantity", 1, "price", -1));
    assertThat(wrong.findValuesAsText("path")).containsExactly("data.price");
    var angry = send("wrong", "support-ticket", Duration.ZERO, Map.of("sentiment", "furious"));
    assertThat(angry.findValuesAsText("message").toString()).contains("one of bad, good, neutral");
    var old = send("old", "cart-add", Duration.ZERO, Map.of("product", "p"));
    assertThat(old.path("accepted").intValue()).as("version 1: " + old).isOne();
  }

  @Test
  void theTypesAreListed() {
    var types = server.channel().get("/api/v1/event-types");
    assertThat(types.findValuesAsText("type"))
        .contains("purchase", "view", "cart-add", "support-ticket");
  }

  private static Map<String, Object> line(String price) {
    return Map.of("product", "p", "quantity", 1, "price", new BigDecimal(price));
  }

  private JsonNode send(String who, String type, Duration ago, Map<String, Object> data) {
    var event = Api.event("traits-" + sent++, type, Instant.now().minus(ago), who, data);
    return server.operator().post("/api/v1/events", event);
  }

  private List<String> chosen(String who) {
    return server
        .channel()
        .post("/api/v1/decisions", shop.request(who))
        .path("actions")
        .findValuesAsText("action");
  }
}
