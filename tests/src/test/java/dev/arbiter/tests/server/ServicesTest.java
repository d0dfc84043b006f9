package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The models and rule sets of the demo as decision services of their own. */
@Tag("server")
@Tag("D01")
@ExtendWith(SharedServer.class)
class ServicesTest {
  private static final String PROJECT = "/api/v1/projects/retail";

  @Test
  void aModelAnswersInBothEncodingsAndIsLoggedLikeAnyDecision(ArbiterProcess server) {
    var channel = server.channel();
    var order =
        Map.of(
            "context",
            Map.of(
                "order value",
                160,
                "country",
                "FR",
                "ordered on",
                Map.of("@type", "date", "value", "2026-02-20")));
    var plain = channel.post(PROJECT + "/models/delivery/evaluate", order);
    var typed = channel.post(PROJECT + "/models/delivery/evaluate?encoding=typed", order);

    assertThat(plain.at("/decisions/0/value").decimalValue()).isEqualByComparingTo("0");
    assertThat(plain.at("/decisions/1/value").textValue()).isEqualTo("2026-03-02");
    assertThat(typed.at("/decisions/1/value/@type").textValue()).isEqualTo("date");

    var operator = server.operator();
    var logged = operator.get("/api/v1/decisions/" + plain.path("decisionId").textValue());
    assertThat(logged.at("/request/context")).isEqualTo(Api.JSON.valueToTree(order.get("context")));
    assertThat(logged.path("decisions")).isEqualTo(typed.path("decisions"));
    assertThat(logged.at("/release/digest")).isEqualTo(plain.at("/release/digest"));
    assertThat(
            operator
                .get("/api/v1/decisions?kind=model")
                .at("/items")
                .findValuesAsText("decisionId"))
        .contains(plain.path("decisionId").textValue(), typed.path("decisionId").textValue());
  }

  @Test
  void aDecisionServiceOfAModelHasItsOwnAddressAndDescription(ArbiterProcess server) {
    var channel = server.channel();
    var offered = channel.get(PROJECT + "/models").get(0);
    var description = channel.get(offered.path("openapi").textValue());
    var path = PROJECT + "/models/delivery/services/quote/evaluate";

    assertThat(
            description
                .path("paths")
                .path(path)
                .at(
                    "/post/requestBody/content/application~1json/schema/properties/context/required"))
        .hasToString("[\"order value\",\"country\"]");
    var quote = Map.of("context", Map.of("order value", 10, "country", "GB"));
    assertThat(channel.post(path, quote).at("/decisions/0/value").decimalValue())
        .isEqualByComparingTo("3.95");
  }

  @Test
  void aRuleSetJudgesWhatItIsGiven(ArbiterProcess server) {
    var channel = server.channel();
    var vip =
        Map.of(
            "actions",
            List.of("vip-discount"),
            "traits",
            Map.of("spend30d", new BigDecimal("500.01")));
    var none = Map.of("actions", List.of("vip-discount"), "traits", Map.of("spend30d", 500));

    assertThat(channel.post(PROJECT + "/rulesets/offers/evaluate", vip).at("/verdicts/0/verdict"))
        .hasToString("\"keep\"");
    assertThat(channel.post(PROJECT + "/rulesets/offers/evaluate", none).path("verdicts"))
        .isEmpty();
    assertThat(channel.get(PROJECT + "/rulesets").findValuesAsText("name"))
        .contains("offers", "loyalty", "reminders", "related");
  }
}
