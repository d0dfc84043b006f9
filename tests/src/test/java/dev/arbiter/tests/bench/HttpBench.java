package dev.arbiter.tests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbiter.tests.server.Api;
import dev.arbiter.tests.server.ArbiterProcess;
import dev.arbiter.tests.server.Folders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Measures decisions over HTTP, each logged before its answer, against the endpoint of the same
 * server that does nothing, in one run and in turn.
 */
public final class HttpBench {
  private static final int SUBJECTS = 500;
  private static final int SECONDS = Integer.getInteger("arbiter.bench.seconds", 15);
  private static final int ROUNDS = 3;
  private static final int WARM_UP_ROUNDS = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ArbiterProcess server;
  private final List<String> lines = new ArrayList<>();

  private HttpBench(ArbiterProcess server) {
    this.server = server;
  }

  /**
   * @param arguments the file of the report
   */
  public static void main(String[] arguments) throws IOException {
    var data = Folders.create();
    try (var server = ArbiterProcess.start(data, Map.of())) {
      var bench = new HttpBench(server);
      bench.fill();
      bench.measure();
      new Report(
              "Decisions over HTTP",
              "Client, server and database share it. Every decision is committed to the database"
                  + " before its answer.")
          .write(Path.of(arguments[0]), bench.lines);
    } finally {
      Folders.delete(data);
    }
  }

  /** Subjects with purchases, views and consent. */
  private void fill() {
    var operator = server.operator();
    for (var subject = 0; subject < SUBJECTS; subject++) {
      var events = new ArrayList<Map<String, Object>>();
      for (var n = 0; n < 20; n++) {
        events.add(purchase(subject, n));
      }
      events.add(event(subject, "consent", Map.of("purpose", "marketing", "status", "granted"), 0));
      operator.post("/api/v1/events", events);
    }
  }

  private static Map<String, Object> purchase(int subject, int n) {
    var data =
        Map.<String, Object>of(
            "order", "o" + subject + "-" + n / 3,
            "product", "p" + (subject * 7 + n) % 200,
            "category", n % 2 == 0 ? "eco" : "kitchen",
            "quantity", 1 + n % 4,
            "price", 10 + subject % 50);
    return event(subject, "purchase", data, n);
  }

  private static Map<String, Object> event(
      int subject, String type, Map<String, Object> data, int daysAgo) {
    var at = Instant.now().minusSeconds(86_400L * daysAgo + 60);
    return Api.event(type + "-" + subject + "-" + daysAgo, type, at, "b" + subject, data);
  }

  private void measure() throws IOException {
    var nothing = new Load(server.url("/"), requests("/api/v1/ping"));
    var decide = new Load(server.url("/"), requests("/api/v1/decisions"));
    warmUp(nothing);
    warmUp(decide);
    lines.add("| connections | no-op /s | decisions /s | ratio | p50 ms | p99 ms |");
    lines.add("|---|---|---|---|---|---|");
    var half = 0.0;
    for (var connections : List.of(8, 32)) {
      for (var round = 0; round < ROUNDS; round++) {
        var base = nothing.closed(connections, SECONDS);
        var result = decide.closed(connections, SECONDS);
        half = connections == 8 ? result.perSecond() / 2 : half;
        lines.add(
            "| %d | %.0f | %.0f | %.2f | %.2f | %.2f |"
                .formatted(
                    connections,
                    base.perSecond(),
                    result.perSecond(),
                    result.perSecond() / base.perSecond(),
                    result.millis(50),
                    result.millis(99)));
      }
    }
    lines.add("");
    open(nothing, decide, half);
    allocation(decide);
  }

  /** Until a round is hardly faster than the best before it, for the compiler takes minutes. */
  private void warmUp(Load load) {
    var best = 0.0;
    for (var round = 0; round < WARM_UP_ROUNDS; round++) {
      var perSecond = load.closed(32, SECONDS).perSecond();
      if (perSecond < best * 1.03) {
        return;
      }
      best = perSecond;
    }
  }

  private void open(Load nothing, Load decide, double perSecond) {
    lines.add("Open loop at half of what 8 connections manage, %.0f/s:".formatted(perSecond));
    lines.add("");
    lines.add("| | p50 ms | p99 ms | p99.9 ms |");
    lines.add("|---|---|---|---|");
    for (var entry : List.of(Map.entry("no-op", nothing), Map.entry("decision", decide))) {
      var result = entry.getValue().open(8, 2L * SECONDS, perSecond);
      lines.add(
          "| %s | %.2f | %.2f | %.2f |"
              .formatted(
                  entry.getKey(), result.millis(50), result.millis(99), result.millis(99.9)));
    }
    lines.add("");
  }

  /** What the whole server allocates for a decision, as the log of its collector tells. */
  private void allocation(Load decide) throws IOException {
    var before = server.allocated();
    var result = decide.closed(8, 4L * SECONDS);
    lines.add(
        "Allocated by the whole server for each decision: %.0f kB."
            .formatted((server.allocated() - before) / 1_000.0 / result.nanos().getTotalCount()));
  }

  private IntFunction<byte[]> requests(String path) throws IOException {
    var prepared = new byte[SUBJECTS][];
    for (var subject = 0; subject < SUBJECTS; subject++) {
      var body = Api.request("b" + subject);
      URI address = server.url(path);
      prepared[subject] =
          LoadConnection.request(
              address, server.credential("channel.key"), JSON.writeValueAsBytes(body));
    }
    return number -> prepared[number % SUBJECTS];
  }
}
