package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events go to files, through a kill, and another server makes the same profiles of the files. */
@Tag("server")
class EventFilesTest {
  private static final String PACKED = ".ndjson.gz";
  private final Instant at = Instant.now();

  @TempDir private Path folder;

  private List<Path> files() {
    try (var all = Files.walk(folder.resolve("lake"))) {
      return all.filter(file -> file.toString().endsWith(PACKED)).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private List<String> ids() {
    var ids = new ArrayList<String>();
    for (var file : files()) {
      try (var lines =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
          ids.add(Api.JSON.readTree(line).get("id").asText());
        }
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    return ids;
  }

  private void send(ArbiterProcess server, int from, int until) {
    var events =
        IntStream.range(from, until)
            .mapToObj(
                i ->
                    i % 3 == 0
                        ? Api.event(
                            "lake-" + i,
                            "consent",
                            at,
                            "lake-" + i % 40,
                            Map.of("purpose", "marketing", "status", "granted"))
                        : Api.event(
                            "lake-" + i, "view", at, "lake-" + i % 40, Map.of("product", "p" + i)))
            .toList();
    server.channel().post("/api/v1/events", events);
  }

  @Test
  @Tag("A18")
  void filesOutliveAKillAndMakeTheSameProfilesElsewhere() throws IOException {
    var lake =
        Map.of(
            "arbiter.lake.folder", folder.resolve("lake").toString(), "arbiter.lake.seconds", "1");
    var expected = IntStream.range(0, 1_500).mapToObj(i -> "lake-" + i).toList();
    String state;
    try (var server = ArbiterProcess.start(folder.resolve("one"), lake)) {
      send(server, 0, 500);
      server.await(() -> Files.exists(folder.resolve("lake")) && !files().isEmpty());
      send(server, 500, 1_000);
      server.kill();
      server.restart();
      send(server, 1_000, 1_500);
      server.await(() -> ids().size() >= expected.size());
      state = server.operator().get("/api/v1/profiles/state").toString();
    }
    assertThat(ids()).containsExactlyElementsOf(expected);

    try (var server = ArbiterProcess.start(folder.resolve("two"), Map.of())) {
      for (var file : files()) {
        var headers = Map.of("Content-Type", "application/x-ndjson", "Content-Encoding", "gzip");
        var bytes = Files.readAllBytes(file);
        Api.json(server.operator().send("POST", "/api/v1/events", bytes, headers));
      }
      assertThat(server.operator().get("/api/v1/profiles/state").toString()).isEqualTo(state);
    }
  }
}
