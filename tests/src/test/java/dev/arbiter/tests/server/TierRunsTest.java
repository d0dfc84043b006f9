package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A project divides all who bought into tiers, and offers follow the tiers. */
@Tag("server")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TierRunsTest {
  private static final String PROJECT = "shop-tiers";
  private static final int CUSTOMERS = 1_000;

  private ArbiterProcess server;
  private TierReleases shop;

  @BeforeAll
  void publish(ArbiterProcess shared) {
    server = shared;
    shop = new TierReleases(server, PROJECT);
  }

  private JsonNode run() {
    return shop.done(shop.ask());
  }

  @Test
  @Tag("C33")
  @Tag("C34")
  @Tag("C05")
  void offersFollowTheTierThatARunFinds() {
    shop.buyAll(1, CUSTOMERS);
    var first = run();
    assertThat(first.path("ranked").intValue()).isEqualTo(CUSTOMERS);
    assertThat(first.at("/tiers").findValues("subjects").stream().map(JsonNode::intValue))
        .containsExactly(200, 300, 500);
    assertThat(first.at("/tiers/0/from").intValue()).isEqualTo(801);
    assertThat(shop.chosen(801)).containsExactly("hello");
    assertThat(shop.chosen(800)).isEmpty();

    var second = run();
    assertThat(second.path("moved").intValue()).as("nothing happened since").isZero();

    server.operator().post("/api/v1/events", List.of(shop.buys(7, 5_000), shop.buys(800, 1)));
    var third = run();
    assertThat(third.path("moved").intValue()).as("801 is within the margin").isOne();
    assertThat(third.at("/tiers/0/from").intValue()).as("the border moved").isEqualTo(802);
    assertThat(shop.chosen(7)).containsExactly("hello");
    assertThat(shop.chosen(801)).containsExactly("hello");
    assertThat(shop.chosen(800)).isEmpty();
    movedIsKeptWithItsCause();
  }

  private void movedIsKeptWithItsCause() {
    var path = "/api/v1/segments/moves?project=" + PROJECT + "&profile=" + shop.profile(7);
    server.await(() -> server.operator().get(path).path("items").size() == 1);
    var move = server.operator().get(path).at("/items/0");
    assertThat(move.path("segment").textValue()).isEqualTo("worth-most");
    assertThat(move.path("cause").textValue()).isEqualTo("event");
    assertThat(shop.told(7)).containsExactlyInAnyOrder(">Low", "Low>High");
  }

  @Test
  void nobodyElseSaysInWhichTierSomebodyIs() {
    var data = Map.<String, Object>of("project", PROJECT, "tier", "ltv", "to", "High", "run", "r");
    var event = Api.event("tier-forged", "tier-changed", Instant.now(), "tier-forger", data);
    var answer = server.operator().post("/api/v1/events", event);
    assertThat(answer.at("/violations/0/message").textValue())
        .as(answer.toString())
        .isEqualTo("type must be another than tier-changed, which the server alone writes");
    var path = "/api/v1/tiers/%s/runs?project=%s";
    assertThat(server.operator().sendJson(path.formatted("none", PROJECT), Map.of()).statusCode())
        .isEqualTo(404);
    assertThat(server.channel().sendJson(path.formatted("ltv", PROJECT), Map.of()).statusCode())
        .isEqualTo(403);
  }
}
