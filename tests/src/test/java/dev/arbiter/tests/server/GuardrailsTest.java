package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lets a release that does harm stop itself, with nobody there. */
@Tag("server")
@Tag("X04")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardrailsTest {
  private static final int SUBJECTS = 40;
  private static final Map<String, Object> GUARDRAILS =
      Map.of("fallback", 0.1, "mismatch", false, "window", "PT1S", "sample", 20);
  private static final String RULES =
      """
      package shop;
      import dev.arbiter.rules.drl.Candidate;
      rule "One" when $c : Candidate( action == "hello" ) then $c.keep(); end
      rule "Two" when $c : Candidate( action == "hello" ) then $c.keep(); end
      """;

  private ShopReleases shop;
  private Api channel;
  private Api operator;
  private Api developer;

  @BeforeAll
  void open(ArbiterProcess server) {
    shop = ShopReleases.of(server, "shop-guarded");
    channel = server.channel();
    operator = server.operator();
    var account = Map.of("name", "guarded", "roles", List.of("rule-developer"));
    var password = server.admin().post("/api/v1/accounts", account).path("password").textValue();
    developer = Api.signedIn(server, "guarded", password);
    for (var n = 0; n < SUBJECTS; n++) {
      operator.post(
          "/api/v1/events",
          Api.event("guarded-" + n, "view", Instant.now(), "guarded" + n, Map.of("product", "p")));
    }
  }

  /** A release whose rules cost more than their budget, so that nothing is chosen. */
  private long beyondBudget() {
    var files = shop.files("Beyond");
    files.merge("project.yaml", "budget: {firings: 1}\n", String::concat);
    files.put("rules/twice.drl", RULES);
    files.computeIfPresent(
        "scenarios/hello.yaml",
        (path, text) -> text.replaceFirst("then: .*", "then: {actions: []}"));
    var number = Api.json(shop.publish(files)).path("number").longValue();
    developer.post(shop.path("/releases/" + number + "/approve"), Map.of());
    return number;
  }

  private void decide() {
    for (var n = 0; n < SUBJECTS; n++) {
      channel.post("/api/v1/decisions", shop.request("guarded" + n));
    }
  }

  private JsonNode last() {
    return operator.get(shop.path("/deployments")).get(0);
  }

  @Test
  void aCanaryThatAlwaysFallsBackIsRolledBackByItselfAndHeld() throws IOException {
    var good = shop.approved("Good");
    shop.deploy(good);
    var bad = beyondBudget();
    var order = Map.of("release", bad, "percent", 50, "guardrails", GUARDRAILS);
    operator.post(shop.path("/deployments"), order);
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!last().path("rollback").booleanValue() && System.nanoTime() < deadline) {
      decide();
    }
    assertThat(last().path("release").longValue()).isEqualTo(good);
    assertThat(last().path("deployedBy").textValue()).isEqualTo("guardrails");
    assertThat(last().path("reason").textValue()).startsWith("guardrail fallback: 1.0000 of ");
    var found = operator.get(shop.path("/guardrails")).at("/0/findings/0");
    assertThat(found.path("breached").booleanValue()).isTrue();
    assertThat(found.path("bound").doubleValue()).isEqualTo(0.1);
    var title = "/actions/0/treatment/title";
    assertThat(channel.post("/api/v1/decisions", shop.request("guarded1")).at(title).textValue())
        .isEqualTo("Good");
    var refused =
        operator.send(
            "POST",
            shop.path("/deployments"),
            Api.JSON.writeValueAsBytes(order),
            Map.of("Content-Type", "application/json"));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("despiteBreach");
  }

  @Test
  void guardrailsThatCannotBeAreRefusedByName() throws IOException {
    var order = Map.of("release", 1, "guardrails", Map.of("errors", 2));
    var refused =
        operator.send(
            "POST",
            shop.path("/deployments"),
            Api.JSON.writeValueAsBytes(order),
            Map.of("Content-Type", "application/json"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("guardrails.errors must be at least 0 and less than 1");
  }
}
