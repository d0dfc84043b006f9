package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Changes something of every kind and reads about it. */
@Tag("server")
@ExtendWith(SharedServer.class)
class AdminLogTest {
  private static final String MAPPING =
      """
      mapping: admin-log
      source: test
      columns: [customer, at]
      events:
        - type: update
          occurredAt: {column: at, pattern: "uuuu-MM-dd"}
          identifiers: {customer: {column: customer}}
          data: {traits.tried: {value: "yes"}}
      """;

  @Test
  void everyChangeIsLoggedWithWhoMadeIt(ArbiterProcess server) {
    var operator = server.operator();
    var who = operator.get("/api/v1/me").path("name").textValue();
    send(operator, "PUT", "/api/v1/mappings/admin-log", "application/yaml", MAPPING);
    send(operator, "POST", "/api/v1/imports?mapping=admin-log", "text/csv", "customer,at\n");
    send(operator, "POST", "/api/v1/profiles/rebuild", "application/json", "");

    var admin = server.admin();
    var key = admin.post("/api/v1/api-keys", Map.of("name", "tried", "roles", List.of("channel")));
    admin.send("DELETE", "/api/v1/api-keys/" + key.path("id").textValue(), new byte[0], Map.of());

    assertThat(changes(admin))
        .contains(
            "server release.published",
            "server release.deployed",
            "server api-key.created",
            "server account.created",
            who + " mapping.saved",
            who + " import.started",
            who + " profiles.rebuild-started",
            "admin session.opened",
            "admin api-key.created",
            "admin api-key.revoked");
  }

  private static void send(Api api, String method, String path, String type, String body) {
    var answer =
        api.send(method, path, body.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", type));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
  }

  private static Set<String> changes(Api api) {
    var found = new HashSet<String>();
    JsonNode page = null;
    while (page == null || page.has("next")) {
      var cursor = page == null ? "" : "&cursor=" + page.path("next").textValue();
      page = api.get("/api/v1/admin-log?limit=200" + cursor);
      for (var entry : page.path("items")) {
        assertThat(entry.path("at").textValue()).isNotBlank();
        assertThat(entry.path("target").textValue()).isNotBlank();
        found.add(entry.path("actor").textValue() + " " + entry.path("action").textValue());
      }
    }
    return found;
  }
}
