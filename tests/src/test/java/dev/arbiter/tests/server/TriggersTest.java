package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Time and events move subjects through segments, and the server decides by itself. */
@Tag("server")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TriggersTest {
  private static final String PROJECT = "shop-carts";

  private final JourneyTool journeys = new JourneyTool();
  private ArbiterProcess server;
  private int sent;

  @BeforeAll
  void publish(ArbiterProcess shared) {
    server = shared;
    journeys.register(server.operator(), "journeys", 1);
    new CartReleases(server, PROJECT, "journeys");
  }

  @AfterAll
  void close() {
    journeys.close();
  }

  private Instant adds(String customer, String price, Duration ago) {
    var at = Instant.now().minus(ago);
    server
        .operator()
        .post("/api/v1/events", CartReleases.adds("carts-" + sent++, at, customer, price));
    return at;
  }

  private JsonNode firings(String query) {
    return server
        .operator()
        .get("/api/v1/triggers/firings?project=" + PROJECT + query)
        .path("items");
  }

  private String profile(String customer) {
    return server
        .operator()
        .get("/api/v1/profiles?identifier=customer:" + customer)
        .path("id")
        .textValue();
  }

  @Test
  @Tag("E01")
  @Tag("E02")
  @Tag("E09")
  void whoLeavesMoreThanAHundredIsWrittenToOnceAndWhoBuysIsNot() {
    var exact = adds("cart-exact", "100.00", Duration.ZERO);
    adds("cart-buyer", "200", Duration.ZERO);
    var at = adds("cart-more", "100.01", Duration.ZERO);
    server
        .operator()
        .post(
            "/api/v1/events",
            CartReleases.buys("carts-bought", exact.plusMillis(500), "cart-buyer"));
    server.await(() -> !journeys.told("cart-more").isEmpty());

    var told = journeys.told("cart-more").get(0);
    assertThat(told.at()).isBetween(at.plusSeconds(2), at.plusSeconds(60));
    assertThat(told.body().path("type").textValue()).isEqualTo("arbiter.trigger.fired");
    assertThat(told.body().at("/data/decision/actions/0/treatment/title").textValue())
        .isEqualTo("Your cart waits");
    assertThat(told.body().at("/data/decision/decisionId").textValue()).isEqualTo(told.id());
    assertThat(Instant.parse(told.body().path("timestamp").textValue()))
        .isEqualTo(at.plusSeconds(2).truncatedTo(ChronoUnit.MICROS));
    // Whoever comes last has gone through all that those before it did.
    adds("cart-last", "300", Duration.ZERO);
    server.await(() -> !journeys.told("cart-last").isEmpty());
    assertThat(journeys.told("cart-more")).hasSize(1);
    assertThat(journeys.told("cart-exact")).isEmpty();
    assertThat(journeys.told("cart-buyer")).isEmpty();
    assertThat(server.operator().get("/api/v1/decisions/" + told.id()).at("/request/slot"))
        .isEqualTo(new TextNode(PROJECT));
  }

  @Test
  void whatBecameTrueTooLongAgoFiresNothing() {
    adds("cart-old", "300", Duration.ofDays(3));
    adds("cart-new", "300", Duration.ZERO);
    server.await(() -> !journeys.told("cart-new").isEmpty());
    assertThat(firings("&profile=" + profile("cart-old"))).isEmpty();
    assertThat(journeys.told("cart-old")).isEmpty();
  }

  @Test
  @Tag("C04")
  @Tag("B18")
  void movesAreKeptWithInstantAndCause() {
    var entered = adds("cart-move", "150", Duration.ofDays(7).minusSeconds(3));
    var id = profile("cart-move");
    var path = "/api/v1/segments/moves?project=" + PROJECT + "&profile=" + id;
    server.await(() -> server.operator().get(path).path("items").size() == 2);

    var moves = server.operator().get(path).path("items");
    assertThat(moves.get(1).path("cause").textValue()).isEqualTo("first-look");
    assertThat(moves.get(0).path("entered").booleanValue()).isFalse();
    assertThat(moves.get(0).path("cause").textValue()).isEqualTo("time");
    assertThat(Instant.parse(moves.get(0).path("at").textValue()))
        .isEqualTo(entered.plus(Duration.ofDays(7)).truncatedTo(ChronoUnit.MICROS));
  }

  @Test
  @Tag("C32")
  void aConditionIsCountedBeforeItIsWrittenDown() {
    adds("cart-size", "5000", Duration.ofMinutes(1));
    var order = Map.of("project", PROJECT, "condition", "traits.cartValue > 4000");
    var size = server.operator().post("/api/v1/segments/preview", order);
    assertThat(size.path("members").longValue()).isOne();
    assertThat(size.path("looked")).isEqualTo(size.path("of"));
    var other =
        Map.of("project", PROJECT, "condition", "traits.cartValue > 4000", "segment", "full-cart");
    var compared = server.operator().post("/api/v1/segments/preview", other);
    assertThat(compared.path("entering").longValue()).isZero();
    var wrong = Map.of("project", PROJECT, "condition", "traits.cartWorth > 1");
    var refused = server.operator().sendJson("/api/v1/segments/preview", wrong);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(refused.body()).contains("cartWorth");
  }

  @Test
  @Tag("E09")
  void whatAnOutletDoesNotTakeIsDeadUntilItIsTriedAgain() {
    try (var tool = new JourneyTool()) {
      tool.register(server.operator(), "unsure", 2);
      var carts = new CartReleases(server, "shop-unsure", "unsure");
      tool.answers(500);
      adds("cart-dead", "400", Duration.ZERO);
      var query = "?state=dead&project=%s&profile=%s";
      var path =
          "/api/v1/triggers/firings" + query.formatted(carts.project(), profile("cart-dead"));
      server.await(() -> server.operator().get(path).path("items").size() == 1);
      var dead = server.operator().get(path).path("items").get(0);
      assertThat(dead.path("problem").textValue()).isEqualTo("It was answered by 500");
      var id = dead.path("id").textValue();
      assertThat(tool.calls().stream().filter(id::equals)).hasSize(2);

      tool.answers(204);
      server.operator().post("/api/v1/triggers/firings/" + id + "/retry", Map.of());
      server.await(() -> !tool.told("cart-dead").isEmpty());
      assertThat(tool.told("cart-dead").get(0).id()).isEqualTo(id);
    }
  }
}
