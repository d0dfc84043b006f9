package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody does on the pages of a shop becomes traits, and a label that offers follow. */
@Tag("server")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClickstreamTest {
  private static final String PROJECT = "shop-clicks";
  private static final String EVENT =
      """
      id: %s
      owner: web-shop
      versions:
        - version: 1
          fields:
      %s""";
  private static final String TRAITS =
      """
      traits:
        - {name: firstName, type: text, classification: personal, purposes: [service]}
        - name: pageViews7d
          type: number
          classification: personal
          purposes: [service]
          derive: {count: page-shown, within: P7D}
        - name: timeOnProductPages
          type: number
          classification: personal
          purposes: [service]
          derive: {sum: page-shown, of: seconds, where: {section: product}, within: P7D}
        - name: lastSearch
          type: text
          classification: personal
          purposes: [service]
          derive: {last: search-made, of: term}
        - name: cartWorth
          type: number
          classification: personal
          purposes: [service]
          derive: {sum: cart-filled, of: [price, quantity], since: purchase}
        - name: purchases30d
          type: number
          classification: personal
          purposes: [service]
          derive: {count: purchase, within: P30D}
      """;

  /** Minutes ago, what, and with which data: an evening of somebody who looks for a lamp. */
  private static final List<List<Object>> EVENING =
      List.of(
          List.of(11_000, "page-shown", Map.of("section", "product", "seconds", 500)),
          List.of(95, "page-shown", Map.of("section", "home", "seconds", 20)),
          List.of(94, "search-made", Map.of("term", "lamp")),
          List.of(93, "page-shown", Map.of("section", "product", "seconds", 40)),
          List.of(91, "cart-filled", Map.of("price", 19.5, "quantity", 2)),
          List.of(90, "search-made", Map.of("term", "red lamp")),
          List.of(89, "page-shown", Map.of("section", "product", "seconds", 75)),
          List.of(87, "cart-filled", Map.of("price", 5, "quantity", 1)));

  private ArbiterProcess server;
  private ShopReleases shop;
  private int sent;

  @BeforeAll
  void publish(ArbiterProcess shared) {
    server = shared;
    shop = ShopReleases.of(server, PROJECT);
    var files = shop.filesWith("Hello", TRAITS);
    var shown =
        List.of("{name: section, kind: name, required: true}", "{name: seconds, kind: positive}");
    files.put("events/page-shown.yaml", EVENT.formatted("page-shown", lines(shown)));
    var made = List.of("{name: term, kind: text, required: true}");
    files.put("events/search-made.yaml", EVENT.formatted("search-made", lines(made)));
    var filled =
        List.of(
            "{name: price, kind: positive, required: true}",
            "{name: quantity, kind: positive, required: true}");
    files.put("events/cart-filled.yaml", EVENT.formatted("cart-filled", lines(filled)));
    files.put(
        "segments/frequent.yaml", "id: frequent\nowner: crm\ncondition: traits.purchases30d > 5\n");
    files.computeIfPresent(
        "actions/hello.yaml",
        (path, text) -> text + "eligibility: list contains(segments, \"frequent\")\n");
    files.put(
        "scenarios/hello.yaml",
        """
        - scenario: Who buys often is greeted
          given:
            events:
              - purchase: {ago: P1D, order: a, product: p, quantity: 1, price: 9}
              - purchase: {ago: P2D, order: b, product: p, quantity: 1, price: 9}
              - purchase: {ago: P3D, order: c, product: p, quantity: 1, price: 9}
              - purchase: {ago: P4D, order: d, product: p, quantity: 1, price: 9}
              - purchase: {ago: P5D, order: e, product: p, quantity: 1, price: 9}
              - purchase: {ago: P6D, order: f, product: p, quantity: 1, price: 9}
          when: {slot: shop-clicks, channel: web, purpose: service}
          then: {treatments: {hello: {title: "Hello"}}}
        """);
    shop.deploy(shop.approved(files));
  }

  private static String lines(List<String> fields) {
    return fields.stream().map("      - %s\n"::formatted).reduce("", String::concat);
  }

  private void send(String who, String type, Duration ago, Map<String, Object> data) {
    var event = Api.event("clicks-" + sent++, type, Instant.now().minus(ago), who, data);
    assertThat(server.operator().post("/api/v1/events", event).path("accepted").intValue()).isOne();
  }

  private JsonNode traits(String who) {
    var profile = server.operator().get("/api/v1/profiles?identifier=customer:" + who);
    var id = profile.path("id").textValue();
    return server.operator().get("/api/v1/profiles/" + id + "/traits?project=" + PROJECT);
  }

  private static JsonNode trait(JsonNode traits, String name) {
    for (var trait : traits) {
      if (trait.path("trait").textValue().equals(name)) {
        return trait;
      }
    }
    throw new AssertionError("no trait " + name + " in " + traits);
  }

  private boolean isGreeted(String who) {
    var decision = server.channel().post("/api/v1/decisions", shop.request(who));
    return !decision.path("actions").isEmpty();
  }

  @SuppressWarnings("unchecked")
  private void browse(String who, List<List<Object>> clicks) {
    for (var click : clicks) {
      var ago = Duration.ofMinutes((Integer) click.get(0));
      send(who, (String) click.get(1), ago, (Map<String, Object>) click.get(2));
    }
  }

  @Test
  @Tag("A02")
  void whatSomebodyDidOnPagesIsToldInTraits() {
    browse("clicks-lamp", EVENING);
    var traits = traits("clicks-lamp");
    assertThat(trait(traits, "pageViews7d").path("value").intValue()).isEqualTo(3);
    assertThat(trait(traits, "timeOnProductPages").path("value").intValue()).isEqualTo(115);
    assertThat(trait(traits, "lastSearch").path("value").textValue()).isEqualTo("red lamp");
    assertThat(trait(traits, "cartWorth").path("value").intValue()).isEqualTo(44);
    assertThat(trait(traits, "pageViews7d").path("until").textValue())
        .as("when the first page view of the evening is a week old")
        .isNotNull();
    assertThat(trait(traits, "firstName").has("value")).isFalse();
  }

  /** The fifth purchase makes nobody frequent, the sixth does, and the next decision knows it. */
  @Test
  @Tag("B19")
  @Tag("C03")
  void theDecisionAfterAnEventKnowsTheLabelThatItBrought() {
    for (var i = 1; i <= 6; i++) {
      var line =
          Map.<String, Object>of("order", "o" + i, "product", "p", "quantity", 1, "price", 9);
      send("clicks-often", "purchase", Duration.ofDays(i), line);
      assertThat(isGreeted("clicks-often")).as("after %d purchases", i).isEqualTo(i > 5);
    }
  }

  /** Of 300 subjects those buy who look much; what they look for says nothing. */
  @Test
  @Tag("A09")
  @Tag("B20")
  void traitsAreRankedByWhatTheyTellAndWhatStandsForAnExcludedOneIsRefused() {
    var events = new ArrayList<Map<String, Object>>();
    for (var i = 0; i < 300; i++) {
      var who = "clicks-many-" + i;
      add(events, who, "search-made", Map.of("term", i * 31 % 100 < 50 ? "lamp" : "chair"));
      for (var look = 0; look <= i % 4; look++) {
        add(events, who, "page-shown", Map.of("section", "product", "seconds", 30));
      }
      for (var order = 0; order < i % 4; order++) {
        var line = Map.<String, Object>of("product", "p", "quantity", 1, "price", 9);
        var named = new HashMap<>(line);
        named.put("order", who + "-" + order);
        add(events, who, "purchase", named);
      }
    }
    server.operator().post("/api/v1/events", events);

    var told = relevance("&exclude=lastSearch");
    assertThat(told.path("subjects").intValue()).isGreaterThanOrEqualTo(300);
    assertThat(told.path("ranked").findValuesAsText("trait"))
        .startsWith("pageViews7d", "timeOnProductPages")
        .doesNotContain("purchases30d", "lastSearch");
    assertThat(told.at("/ranked/0/significant").booleanValue()).isTrue();
    assertThat(told.at("/refused/0/why").textValue()).isEqualTo("excluded");
    var without = relevance("&exclude=pageViews7d").path("refused");
    assertThat(without.findValuesAsText("trait")).contains("timeOnProductPages");
    assertThat(without.findValuesAsText("why")).containsOnlyOnce("excluded").contains("tells");
  }

  private void add(
      List<Map<String, Object>> events, String who, String type, Map<String, Object> data) {
    var at = Instant.now().minusSeconds(60 + sent % 1000);
    events.add(Api.event("clicks-" + sent++, type, at, who, data));
  }

  private JsonNode relevance(String query) {
    var path = "/api/v1/traits/relevance?project=" + PROJECT + "&outcome=purchases30d";
    return server.operator().get(path + query);
  }
}
