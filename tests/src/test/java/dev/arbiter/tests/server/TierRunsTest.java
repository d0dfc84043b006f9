package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
  private static final String TRAITS =
      """
      traits:
        - {name: firstName, type: text, classification: personal, purposes: [service]}
        - name: tierSpend
          type: number
          classification: personal
          purposes: [service]
          derive: {sum: tier-buy, of: [amount]}
        - name: ltv
          type: text
          classification: personal
          purposes: [service]
          derive:
            tiers: [{name: High, share: 0.2}, {name: Medium, share: 0.3}, {name: Low}]
            by: tierSpend
            among: traits.tierSpend > 0
            every: P7D
            margin: 0.01
      """;
  private static final String BUY =
      """
      id: tier-buy
      owner: web-shop
      versions: [{version: 1, fields: [{name: amount, kind: positive, required: true}]}]
      """;
  private static final String SEGMENT =
      """
      id: worth-most
      owner: crm
      core: true
      condition: traits.ltv = "High"
      """;
  private static final String SCENARIO =
      """
      - scenario: Who is worth most is greeted
        given: {traits: {ltv: High}}
        when: {slot: shop-tiers, channel: web, purpose: service}
        then: {treatments: {hello: {title: "Hello"}}}
      - scenario: Nobody else is
        given: {traits: {ltv: Medium}}
        when: {slot: shop-tiers, channel: web, purpose: service}
        then: {actions: []}
      """;

  private ArbiterProcess server;
  private ShopReleases shop;
  private int sent;

  @BeforeAll
  void publish(ArbiterProcess shared) {
    server = shared;
    shop = ShopReleases.of(server, PROJECT);
    var files = shop.files("Hello");
    var yaml = files.getOrDefault("project.yaml", "");
    files.put("project.yaml", yaml.substring(0, yaml.indexOf("traits:")) + TRAITS);
    files.put("events/tier-buy.yaml", BUY);
    files.put("segments/worth-most.yaml", SEGMENT);
    files.put("scenarios/hello.yaml", SCENARIO);
    files.computeIfPresent(
        "actions/hello.yaml",
        (path, text) -> text + "eligibility: list contains(segments, \"worth-most\")\n");
    shop.deploy(shop.approved(files));
  }

  private Map<String, Object> buys(int customer, int amount) {
    var at = Instant.now().minus(Duration.ofMinutes(1));
    return Api.event(
        "tiers-" + sent++, "tier-buy", at, "tier-" + customer, Map.of("amount", amount));
  }

  private JsonNode tier() {
    return server.operator().get("/api/v1/tiers?project=" + PROJECT).get(0);
  }

  /** Ranks all now; the run when it is done. */
  private JsonNode run() {
    server.await(() -> !tier().has("underWay") || tier().path("underWay").isNull());
    var asked =
        server.operator().post("/api/v1/tiers/ltv/runs?project=" + PROJECT, Map.of()).path("id");
    server.await(() -> tier().at("/last/id").equals(asked));
    return tier().path("last");
  }

  private List<String> chosen(int customer) {
    return server
        .channel()
        .post("/api/v1/decisions", shop.request("tier-" + customer))
        .path("actions")
        .findValuesAsText("action");
  }

  private String profile(int customer) {
    return server
        .operator()
        .get("/api/v1/profiles?identifier=customer:tier-" + customer)
        .path("id")
        .textValue();
  }

  @Test
  @Tag("C33")
  @Tag("C34")
  @Tag("C05")
  void offersFollowTheTierThatARunFinds() {
    var all = new ArrayList<Map<String, Object>>();
    for (var n = 1; n <= CUSTOMERS; n++) {
      all.add(buys(n, n));
    }
    server.operator().post("/api/v1/events", all);

    var first = run();
    assertThat(first.path("ranked").intValue()).isEqualTo(CUSTOMERS);
    assertThat(first.at("/tiers").findValues("subjects").stream().map(JsonNode::intValue))
        .containsExactly(200, 300, 500);
    assertThat(first.at("/tiers/0/from").intValue()).isEqualTo(801);
    assertThat(chosen(801)).containsExactly("hello");
    assertThat(chosen(800)).isEmpty();

    var second = run();
    assertThat(second.path("moved").intValue()).as("nothing happened since").isZero();

    server.operator().post("/api/v1/events", List.of(buys(7, 5_000), buys(800, 1)));
    var third = run();
    assertThat(third.path("moved").intValue()).as("801 is within the margin").isOne();
    assertThat(third.at("/tiers/0/from").intValue()).as("the border moved").isEqualTo(802);
    assertThat(chosen(7)).containsExactly("hello");
    assertThat(chosen(801)).containsExactly("hello");
    assertThat(chosen(800)).isEmpty();
    movedIsKeptWithItsCause();
  }

  private void movedIsKeptWithItsCause() {
    var path = "/api/v1/segments/moves?project=" + PROJECT + "&profile=" + profile(7);
    server.await(() -> server.operator().get(path).path("items").size() == 1);
    var move = server.operator().get(path).at("/items/0");
    assertThat(move.path("segment").textValue()).isEqualTo("worth-most");
    assertThat(move.path("cause").textValue()).isEqualTo("event");
    var timeline = server.operator().get("/api/v1/profiles/" + profile(7) + "/timeline");
    var told =
        timeline.findParents("type").stream()
            .filter(one -> one.path("type").textValue().equals("tier-changed"))
            .map(one -> one.at("/data/from").asText() + ">" + one.at("/data/to").asText())
            .toList();
    assertThat(told).containsExactlyInAnyOrder(">Low", "Low>High");
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
