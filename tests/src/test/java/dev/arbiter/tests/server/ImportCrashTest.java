package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the server again and again while it imports a file of real invoice lines. */
@Tag("server")
final class ImportCrashTest {
  private static final int ROUNDS = Integer.getInteger("arbiter.import.rounds", 3);
  private static final Path DEMO = ArbiterProcess.ROOT.resolve("config/demo");
  private static final List<String> COUNTS =
      List.of("lines", "read", "accepted", "duplicates", "quarantined", "byCode");

  private final List<String> ids = new ArrayList<>();
  private int cutShort;

  @Test
  @Tag("B06")
  @Tag("B09")
  @Tag("X22")
  void anImportThatIsCutShortAgainAndAgainEndsAsIfNothingHadHappened(
      @TempDir Path one, @TempDir Path other) throws IOException {
    JsonNode state;
    JsonNode whole;
    List<String> refused;
    try (var server = ArbiterProcess.startShortLived(one, Map.of())) {
      saveMapping(server.operator());
      whole = ended(server, start(server.operator()));
      state = server.operator().get("/api/v1/profiles/state");
      refused = refused(server);
    }
    assertThat(whole.get("state").asText()).isEqualTo("done");
    assertThat(whole.get("accepted").asLong()).isEqualTo(state.get("events").asLong());
    ids.clear();
    try (var server = ArbiterProcess.startShortLived(other, Map.of())) {
      saveMapping(server.operator());
      start(server.operator());
      for (var round = 0; round < ROUNDS; round++) {
        killOnTheWay(server);
        server.restart();
      }
      assertThat(cutShort).isEqualTo(ROUNDS);
      reconcile(server, whole);
      assertThat(server.operator().get("/api/v1/profiles/state")).isEqualTo(state);
      assertThat(refused(server)).isEqualTo(refused);
    }
    System.out.printf(
        "%d kills during %d imports of %s lines%n", cutShort, ids.size(), whole.get("lines"));
  }

  private static void saveMapping(Api operator) throws IOException {
    var mapping = Files.readAllBytes(DEMO.resolve("online-retail.mapping.yaml"));
    var headers = Map.of("Content-Type", "application/yaml");
    assertThat(operator.send("PUT", "/api/v1/mappings/retail", mapping, headers).statusCode())
        .isEqualTo(204);
  }

  private String start(Api operator) throws IOException {
    var file = Files.readAllBytes(DEMO.resolve("online-retail.csv.gz"));
    var headers = Map.of("Content-Type", "text/csv");
    var answer = operator.send("POST", "/api/v1/imports?mapping=retail", file, headers);
    var id = Api.json(answer).get("id").asText();
    ids.add(id);
    return id;
  }

  private static JsonNode progress(ArbiterProcess server, String id) {
    return server.operator().get("/api/v1/imports/" + id);
  }

  private static boolean isRunning(ArbiterProcess server, String id) {
    return progress(server, id).get("state").asText().equals("running");
  }

  private static JsonNode ended(ArbiterProcess server, String id) {
    server.await(() -> !isRunning(server, id));
    return progress(server, id);
  }

  /** Kills it when it has gone on with an import; with the same file again if that has ended. */
  private void killOnTheWay(ArbiterProcess server) throws IOException {
    var latest = ids.get(ids.size() - 1);
    var id = isRunning(server, latest) ? latest : start(server.operator());
    var before = progress(server, id).get("lines").asLong();
    server.await(() -> progress(server, id).get("lines").asLong() > before);
    server.kill();
    cutShort++;
  }

  /** The first import is as the whole one; of all others every event was there before. */
  private void reconcile(ArbiterProcess server, JsonNode whole) {
    for (var id : ids) {
      var progress = ended(server, id);
      assertThat(progress.get("state").asText()).as("%s", progress).isEqualTo("done");
      if (id.equals(ids.get(0))) {
        for (var count : COUNTS) {
          assertThat(progress.get(count)).as(count).isEqualTo(whole.get(count));
        }
      } else {
        assertThat(progress.get("accepted").asLong()).isZero();
        assertThat(progress.get("read")).isEqualTo(whole.get("read"));
        assertThat(progress.get("quarantined")).isEqualTo(whole.get("quarantined"));
      }
    }
  }

  /** What the latest refused records say, but for their numbers and instants. */
  private static List<String> refused(ArbiterProcess server) {
    var items = server.operator().get("/api/v1/quarantine?limit=200").get("items");
    return StreamSupport.stream(items.spliterator(), false)
        .map(one -> one.get("line") + " " + one.get("id") + " " + one.get("violations"))
        .toList();
  }
}
