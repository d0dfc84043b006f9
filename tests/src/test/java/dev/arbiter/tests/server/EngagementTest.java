package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What subjects do with what they are sent, and where they are, as decisions see it. */
@Tag("server")
@ExtendWith(SharedServer.class)
class EngagementTest {

  private static Map<String, Object> request(
      String customer, String slot, String channel, String purpose, Map<String, Object> context) {
    return Map.of(
        "subject", Map.of("identifiers", Map.of("customer", customer)),
        "slot", slot,
        "channel", channel,
        "purpose", purpose,
        "context", context);
  }

  private static JsonNode decide(ArbiterProcess server, Map<String, Object> request) {
    return server.channel().post("/api/v1/decisions", request);
  }

  private static List<String> actions(JsonNode decision) {
    return decision.get("actions").findValuesAsText("action");
  }

  @Test
  @Tag("A08")
  void whoUnsubscribesFromMailGetsNoMoreOfIt(ArbiterProcess server) {
    var customer = "engaged-mail";
    var earlier = Instant.now().minusSeconds(60);
    var consent = Map.<String, Object>of("purpose", "marketing", "status", "granted");
    var line = Map.<String, Object>of("order", "o", "product", "p", "quantity", 3, "price", 500);
    var before = new ArrayList<Object>();
    before.add(Api.event("engaged-mail-1", "consent", earlier, customer, consent));
    before.add(Api.event("engaged-mail-2", "purchase", earlier, customer, line));
    server.channel().post("/api/v1/events", before);
    var mail = request(customer, "email-body", "email", "marketing", Map.of());
    assertThat(actions(decide(server, mail))).contains("vip-discount");

    var now = Instant.now();
    var data = Map.<String, Object>of("channel", "email");
    var unsubscribe = Api.event("engaged-mail-3", "unsubscribe", now, customer, data);
    server.channel().post("/api/v1/events", unsubscribe);

    var decision = decide(server, mail);
    assertThat(actions(decision)).isEmpty();
    assertThat(decision.get("excluded").findValuesAsText("code"))
        .contains("consent-missing")
        .isSubsetOf("consent-missing", "purpose-not-served");
    assertThat(decision.get("excluded").findValuesAsText("channel")).contains("email");
    var profile = server.operator().get("/api/v1/profiles?identifier=customer:" + customer);
    assertThat(profile.get("consents").findValuesAsText("purpose"))
        .containsExactly("@email", "marketing");

    var web = request(customer, "home-hero", "web", "marketing", Map.of());
    assertThat(decide(server, web).get("excluded").findValuesAsText("code"))
        .doesNotContain("consent-missing");
  }

  @Test
  @Tag("A06")
  void theContextDecidesAndIsLoggedButIsNotOfTheProfile(ArbiterProcess server) {
    var customer = "engaged-context";
    var line = Map.<String, Object>of("order", "o", "product", "p", "quantity", 1, "price", 5);
    var bought = Api.event("engaged-context-1", "purchase", Instant.now(), customer, line);
    server.channel().post("/api/v1/events", bought);
    var before = server.operator().get("/api/v1/profiles?identifier=customer:" + customer);

    for (var basket : List.of(20, 40)) {
      var context = Map.<String, Object>of("basketValue", basket, "device", "mobile");
      var decision = decide(server, request(customer, "checkout", "web", "service", context));
      assertThat(actions(decision).contains("free-delivery")).isEqualTo(basket == 40);

      var logged =
          server.operator().get("/api/v1/decisions/" + decision.get("decisionId").asText());
      assertThat(logged.findValue("basketValue").asInt()).isEqualTo(basket);
    }
    var after = server.operator().get("/api/v1/profiles?identifier=customer:" + customer);
    assertThat(after).isEqualTo(before);
    assertThat(after.toString()).doesNotContain("basketValue", "mobile");
  }
}
