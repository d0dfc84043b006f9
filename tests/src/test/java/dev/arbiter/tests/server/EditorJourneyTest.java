package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A change of a rule on its whole way, by the pages of the real server: written, tried, submitted
 * by one person, approved and deployed by another, seen by a channel, rolled back.
 */
@Tag("server")
@ExtendWith(SharedServer.class)
class EditorJourneyTest {
  private static final String PROJECT = "shop-journey";
  private static final String TABLE =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="o" namespace="o">
      <decision id="d" name="Offers"><decisionTable id="t" hitPolicy="FIRST">
      <input id="i" label="Basket"><inputExpression typeRef="number"><text>context.basket</text>
      </inputExpression></input>
      <output id="a" name="action" typeRef="string"/>
      <output id="v" name="verdict" typeRef="string"/>
      <rule id="r"><inputEntry><text>&gt;= 50</text></inputEntry>
      <outputEntry><text>"hello"</text></outputEntry>
      <outputEntry><text>"exclude"</text></outputEntry></rule>
      <rule id="s"><inputEntry><text>&lt; 1</text></inputEntry>
      <outputEntry><text>"hello"</text></outputEntry>
      <outputEntry><text>"keep"</text></outputEntry></rule>
      </decisionTable></decision></definitions>
      """;

  private static Map<String, Object> request(ShopReleases shop) {
    var request = new HashMap<>(shop.request("journey"));
    request.put("context", Map.of("basket", 55));
    return request;
  }

  @Test
  void leadsFromACellToWhatChannelsAreAnswered(ArbiterProcess server)
      throws IOException, InterruptedException {
    var shop = ShopReleases.of(server, PROJECT);
    var bea = server.admin().post("/api/v1/accounts", account("journey-bea", "business-author"));
    var otto = server.admin().post("/api/v1/accounts", account("journey-otto", "approver"));
    var oleg = server.admin().post("/api/v1/accounts", account("journey-oleg", "operator"));
    var files = shop.files("Hello");
    files.put("tables/offers.dmn", TABLE);
    shop.deploy(shop.approved(files));
    server
        .operator()
        .post(
            "/api/v1/events",
            Api.event("journey-1", "view", Instant.now(), "journey", Map.of("product", "p")));

    var said =
        PagesTest.browse(
            "journey",
            Map.of(
                "ARBITER_URL", server.url("").toString(),
                "ARBITER_PROJECT", PROJECT,
                "ARBITER_CHANNEL_KEY", server.credential("channel.key"),
                "ARBITER_REQUEST", Api.JSON.writeValueAsString(request(shop)),
                "ARBITER_AUTHOR", bea.path("password").textValue(),
                "ARBITER_APPROVER", otto.path("password").textValue(),
                "ARBITER_OPERATOR", oleg.path("password").textValue()));

    assertThat(said).contains("1 passed");
  }

  private static Map<String, Object> account(String name, String role) {
    return Map.of("name", name, "roles", List.of(role));
  }
}
