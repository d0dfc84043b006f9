package dev.arbiter.tests.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of Febrl, half of them damaged copies, come together on a real server. */
@Tag("server")
final class MatchingTest {
  private static final int RECORDS = 600;
  private static final List<String> KINDS =
      List.of(
          "given_name:given-name",
          "surname:surname",
          "street_number:street-number",
          "address_1:address",
          "address_2:address",
          "suburb:locality",
          "postcode:postcode",
          "state:region",
          "date_of_birth:date-of-birth",
          "soc_sec_id:national-id");

  /** The records, which are {@code rec-7-org} and {@code rec-7-dup-0} of one person, as updates. */
  private static List<Map<String, Object>> records() throws IOException {
    var events = new ArrayList<Map<String, Object>>();
    var file = requireNonNull(MatchingTest.class.getResourceAsStream("/febrl/dataset1.csv.gz"));
    try (var reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
      var lines = reader.lines().limit(RECORDS + 1L).toList();
      var names = List.of(lines.get(0).split(",", -1));
      for (var line : lines.subList(1, lines.size())) {
        var cells = List.of(line.split(",", -1));
        var traits = new TreeMap<String, String>();
        for (var i = 1; i < names.size(); i++) {
          traits.put(names.get(i).strip(), cells.get(i).strip());
        }
        traits.values().removeIf(String::isEmpty);
        events.add(update(cells.get(0).strip(), traits));
      }
    }
    return events;
  }

  private static Map<String, Object> update(String record, Map<String, String> traits) {
    return Map.of(
        "id",
        record,
        "type",
        "update",
        "source",
        "test",
        "occurredAt",
        "2026-11-01T10:00:00Z",
        "identifiers",
        Map.of("record", record),
        "data",
        Map.of("traits", traits));
  }

  private static void declare(Api operator, String mode) throws IOException {
    declare(operator, Map.of("mode", mode));
  }

  private static void declare(Api operator, Map<String, String> how) throws IOException {
    var fields =
        KINDS.stream()
            .map(one -> one.split(":", 2))
            .map(one -> Map.of("trait", one[0], "kind", one[1]))
            .toList();
    var order = new HashMap<String, Object>(how);
    order.put("fields", fields);
    var body = Api.JSON.writeValueAsBytes(order);
    var type = Map.of("Content-Type", "application/json");
    Api.json(operator.send("PUT", "/api/v1/matching", body, type));
  }

  private static JsonNode run(ArbiterProcess server) {
    var asked = server.operator().post("/api/v1/matching/runs", Map.of()).get("id").asText();
    var path = "/api/v1/matching/runs/" + asked;
    server.await(() -> server.operator().get(path).has("endedAt"));
    return server.operator().get(path);
  }

  /** The profile of each record. */
  private static Map<String, String> profiles(Api operator, List<Map<String, Object>> records) {
    var profiles = new HashMap<String, String>();
    for (var record : records) {
      var id = String.valueOf(record.get("id"));
      profiles.put(id, operator.get("/api/v1/profiles?identifier=record:" + id).get("id").asText());
    }
    return profiles;
  }

  private static long pairs(Map<String, Long> sizes) {
    return sizes.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
  }

  private static void assertPrecise(Map<String, String> profiles) {
    var found = new HashMap<String, Long>();
    var right = new HashMap<String, Long>();
    var all = new HashMap<String, Long>();
    profiles.forEach(
        (record, profile) -> {
          var person = record.split("-", -1)[1];
          found.merge(profile, 1L, Long::sum);
          right.merge(profile + " " + person, 1L, Long::sum);
          all.merge(person, 1L, Long::sum);
        });
    assertThat((double) pairs(right) / pairs(found)).as("precision").isGreaterThanOrEqualTo(0.98);
    assertThat((double) pairs(right) / pairs(all)).as("recall").isGreaterThanOrEqualTo(0.95);
  }

  @Test
  @Tag("B04")
  @Tag("B05")
  @Tag("B07")
  void damagedCopiesComeTogetherWithEvidenceAndPartAgain(@TempDir Path data) throws IOException {
    try (var server = ArbiterProcess.startShortLived(data, Map.of())) {
      var operator = server.operator();
      var records = records();
      for (var from = 0; from < RECORDS; from += 50) {
        operator.post("/api/v1/events", records.subList(from, from + 50));
      }
      var apart = operator.get("/api/v1/profiles/state");
      assertThat(operator.sendJson("/api/v1/matching/runs", Map.of()).statusCode()).isEqualTo(409);
      declare(operator, "join");
      assertThat(run(server).get("state").asText()).isEqualTo("done");
      assertPrecise(profiles(operator, records));

      var link = operator.get("/api/v1/matching/links?state=joined&limit=1").at("/items/0");
      var path = "/api/v1/profiles/" + link.at("/profiles/0").asText();
      var identity = operator.get(path + "/identity");
      assertThat(identity.at("/matches/0/evidence")).hasSize(KINDS.size());
      assertThat(identity.at("/matches/0/evidence/1/bits").asDouble()).isNotZero();
      assertThat(identity.toString()).doesNotContain("rec-");

      var wrong = Map.of("fragments", List.of(link.get("one").asText()), "reason", "twins");
      operator.post(path + "/unmerge", wrong);
      var state = operator.get("/api/v1/profiles/state");
      assertThat(run(server).get("state").asText()).isEqualTo("done");
      assertThat(operator.get("/api/v1/profiles/state")).isEqualTo(state);
      var parted = operator.get("/api/v1/matching/links/" + link.get("id").asText());
      assertThat(parted.get("state").asText()).isEqualTo("separated");

      server.kill();
      server.restart();
      assertThat(server.operator().get("/api/v1/profiles/state")).isEqualTo(state);
      var rebuilt = server.operator().post("/api/v1/profiles/rebuild", Map.of());
      assertThat(rebuilt.get("changed").asLong() + rebuilt.get("moved").asLong()).isZero();
      declare(server.operator(), "suggest");
      assertThat(server.operator().get("/api/v1/profiles/state")).isEqualTo(apart);
    }
  }

  @Test
  @Tag("B04")
  void onScheduleSubjectsAreComparedByThemselvesAndOnceAlsoAfterAKill(@TempDir Path data)
      throws IOException {
    try (var server = ArbiterProcess.startShortLived(data, Map.of())) {
      var operator = server.operator();
      var records = records();
      for (var from = 0; from < RECORDS; from += 50) {
        operator.post("/api/v1/events", records.subList(from, from + 50));
      }
      declare(operator, Map.of("mode", "join", "every", "P1D"));
      server.await(() -> !operator.get("/api/v1/matching/runs").isEmpty());
      server.kill();
      server.restart();
      var again = server.operator();
      server.await(() -> again.get("/api/v1/matching/runs").at("/0").has("endedAt"));
      assertPrecise(profiles(again, records));
      var declared = again.get("/api/v1/matching");
      var first = Instant.parse(declared.get("changedAt").asText());
      assertThat(declared.get("nextRunAt").asText())
          .isEqualTo(first.plus(Duration.ofDays(1)).toString());
      var order = Api.JSON.writeValueAsBytes(declared.get("declaration"));
      var type = Map.of("Content-Type", "application/json");
      assertThat(Api.json(again.send("PUT", "/api/v1/matching", order, type))).isEqualTo(declared);
      var runs = again.get("/api/v1/matching/runs");
      assertThat(runs).hasSize(1);
      assertThat(runs.at("/0/state").asText()).isEqualTo("done");
      assertThat(runs.at("/0/askedBy").asText()).isEqualTo("server");
    }
  }
}
