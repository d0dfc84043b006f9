package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refused records are looked at, corrected, replayed and dismissed. */
@Tag("server")
final class QuarantineTest {
  private static final String FILE =
      "Customer,Product,At\n1,LAMP,2026-01-01\n2,MUG,2026-01-02\n,CUP,2026-01-03\n";
  private static final String MAPPING =
      """
      mapping: views
      source: shop
      columns: [Customer, Product, At]
      events:
        - type: view
          occurredAt: {column: At, pattern: "PATTERN"}
          identifiers: {customer: {column: Customer}}
          data: {product: {column: Product}}
      """;

  private static void saveMapping(Api operator, String pattern) {
    var body = MAPPING.replace("PATTERN", pattern).getBytes(StandardCharsets.UTF_8);
    var headers = Map.of("Content-Type", "application/yaml");
    assertThat(operator.send("PUT", "/api/v1/mappings/views", body, headers).statusCode())
        .isEqualTo(204);
  }

  private static String imported(ArbiterProcess server) {
    var operator = server.operator();
    var body = FILE.getBytes(StandardCharsets.UTF_8);
    var headers = Map.of("Content-Type", "text/csv");
    var answer = operator.send("POST", "/api/v1/imports?mapping=views", body, headers);
    var id = Api.json(answer).get("id").asText();
    server.await(() -> operator.get("/api/v1/imports/" + id).get("state").asText().equals("done"));
    return id;
  }

  private static JsonNode list(Api operator, String query) {
    return operator.get("/api/v1/quarantine?" + query).get("items");
  }

  private static long events(Api operator) {
    return operator.get("/api/v1/profiles/state").get("events").asLong();
  }

  @Test
  @Tag("A19")
  @Tag("B09")
  void whatAWrongMappingRefusedIsReplayedAndTheRestCorrected(@TempDir Path data) {
    try (var server = ArbiterProcess.startShortLived(data, Map.of())) {
      var operator = server.operator();
      saveMapping(operator, "dd.MM.uuuu");
      var id = imported(server);
      assertThat(list(operator, "import=" + id + "&state=open")).hasSize(3);
      assertThat(list(operator, "code=required-missing")).hasSize(1);

      saveMapping(operator, "uuuu-MM-dd");
      var replayed = operator.post("/api/v1/quarantine/all/replay?import=" + id, Map.of());
      assertThat(replayed.get("read").asInt()).isEqualTo(3);
      assertThat(replayed.get("replayed").asInt()).isEqualTo(2);
      assertThat(replayed.get("refused").asInt()).isEqualTo(1);
      assertThat(events(operator)).isEqualTo(2);
      var again = operator.post("/api/v1/quarantine/all/replay?import=" + id, Map.of());
      assertThat(again.get("read").asInt()).isEqualTo(1);
      assertThat(again.get("replayed").asInt()).isZero();

      var open = list(operator, "state=open").get(0);
      var path = "/api/v1/quarantine/" + open.get("seq").asLong();
      assertThat(operator.get(path).get("original").asText()).contains("\"Product\":\"CUP\"");
      var row = Map.of("Customer", "3", "Product", "CUP", "At", "3 January");
      var flawed = operator.post(path + "/correction", row);
      assertThat(flawed.get("state").asText()).isEqualTo("open");
      assertThat(flawed.at("/flaws/0/path").asText()).isEqualTo("occurredAt");
      var right = Map.of("Customer", "3", "Product", "CUP", "At", "2026-01-03");
      var corrected = operator.post(path + "/correction", right);
      assertThat(corrected.get("state").asText()).isEqualTo("replayed");
      assertThat(corrected.get("flaws")).isEmpty();
      assertThat(operator.post(path + "/correction", right)).isEqualTo(corrected);
      assertThat(events(operator)).isEqualTo(3);
      assertThat(operator.get("/api/v1/profiles?identifier=customer:3").get("events").asInt())
          .isEqualTo(1);

      var event = corrected.at("/events/0").asText();
      var origin = list(operator, "event=" + event).get(0);
      assertThat(origin.get("seq")).isEqualTo(open.get("seq"));
      assertThat(origin.get("changedBy").asText()).isNotBlank();
      assertThat(operator.status("POST", path + "/dismissal")).isEqualTo(409);
      var log = server.admin().get("/api/v1/admin-log").findValuesAsText("action");
      assertThat(log).contains("quarantine.read", "quarantine.corrected", "quarantine.replayed");
      assertThat(server.channel().status("GET", path)).isEqualTo(403);
    }
  }

  @Test
  @Tag("B09")
  void aRefusedEventIsDismissedOrCorrectedOnce(@TempDir Path data) {
    try (var server = ArbiterProcess.startShortLived(data, Map.of())) {
      var operator = server.operator();
      operator.post("/api/v1/events", Map.of("id", "e-1", "type", "view"));
      operator.post("/api/v1/events", Map.of("id", "e-2", "type", "view"));
      var items = list(operator, "state=open");
      var first = "/api/v1/quarantine/" + items.get(1).get("seq").asLong();
      var second = "/api/v1/quarantine/" + items.get(0).get("seq").asLong();
      assertThat(operator.post(first + "/dismissal", Map.of()).get("state").asText())
          .isEqualTo("dismissed");
      assertThat(operator.status("POST", first + "/replay")).isEqualTo(409);
      var event =
          Map.of(
              "id", "e-2",
              "type", "view",
              "source", "web",
              "occurredAt", "2026-01-03T00:00:00Z",
              "identifiers", Map.of("customer", "9"),
              "data", Map.of("product", "CUP"));
      assertThat(operator.post(second + "/correction", event).at("/events/0").asText())
          .isEqualTo("e-2");
      assertThat(events(operator)).isEqualTo(1);
      assertThat(operator.status("GET", "/api/v1/quarantine/999")).isEqualTo(404);
      assertThat(operator.status("GET", "/api/v1/quarantine?state=odd")).isEqualTo(422);
      assertThat(list(operator, "state=open")).isEmpty();
    }
  }
}
