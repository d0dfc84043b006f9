package dev.arbiter.rules.cli.start;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.rules.cli.ArbiterClient;
import dev.arbiter.rules.cli.CommandFailure;
import dev.arbiter.rules.cli.ProgressBar;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Loads a {@link Demo} through the import API, as any other client would. */
final class DemoImport {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final ArbiterClient client;
  private final Clock clock;
  private final PrintWriter out;
  private final boolean terminal;

  DemoImport(ArbiterClient client, Clock clock, PrintWriter out, boolean terminal) {
    this.client = client;
    this.clock = clock;
    this.out = out;
    this.terminal = terminal;
  }

  /** Imports what the server has not imported yet. */
  void load(Demo demo) {
    Set<String> done = mappingsDone();
    for (Demo.Source source : demo.sources()) {
      if (!done.contains(source.mapping())) {
        load(source);
      }
    }
  }

  private Set<String> mappingsDone() {
    Set<String> done = new HashSet<>();
    for (JsonNode item : client.get("/imports")) {
      if (item.path("state").asText().equals("done")) {
        done.add(item.path("mapping").asText());
      }
    }
    return done;
  }

  private void load(Demo.Source source) {
    client.putFile(
        "/mappings/" + encode(source.mapping()), source.mappingFile(), "application/yaml");
    Path file = source.file();
    JsonNode started =
        client.postFile(
            "/imports?mapping=%s&shift=%s"
                .formatted(encode(source.mapping()), source.shift(clock.instant())),
            file,
            "text/csv",
            file.toString().endsWith(".gz"));
    follow(started.path("id").asText(), new ProgressBar(out, terminal, "Loading " + source.name()));
  }

  private void follow(String id, ProgressBar bar) {
    while (true) {
      JsonNode state = client.get("/imports/" + encode(id));
      switch (state.path("state").asText()) {
        case "running" -> {
          bar.show(state.path("bytesRead").asLong(), state.path("bytesTotal").asLong());
          pause();
        }
        case "done" -> {
          bar.finish(summary(state));
          return;
        }
        default -> throw new CommandFailure("The import %s did not finish.".formatted(id));
      }
    }
  }

  private static String summary(JsonNode state) {
    return "%,d read, %,d accepted, %,d duplicates, %,d quarantined"
        .formatted(
            state.path("read").asLong(),
            state.path("accepted").asLong(),
            state.path("duplicates").asLong(),
            state.path("quarantined").asLong());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted.", interrupted);
    }
  }
}
