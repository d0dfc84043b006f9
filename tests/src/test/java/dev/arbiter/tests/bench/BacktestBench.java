package dev.arbiter.tests.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbiter.rules.archive.SourceArchive;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.tests.server.Api;
import dev.arbiter.tests.server.ArbiterProcess;
import dev.arbiter.tests.server.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Measures backtests of a log that a server wrote under load, by what is tested. */
public final class BacktestBench {
  private static final int SUBJECTS = 1_000;
  private static final int EVENTS = 20;
  private static final int CONNECTIONS = 8;
  private static final int FILL_SECONDS = Integer.getInteger("arbiter.bench.fill", 60);
  private static final int RUNS = Integer.getInteger("arbiter.bench.runs", 20);
  private static final String FROM = "?examples=3&from=2026-01-01T00:00:00Z";
  private static final Path PROJECT = ArbiterProcess.ROOT.resolve("rules/projects/retail");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ArbiterProcess server;
  private final Api admin;
  private final List<String> lines = new ArrayList<>();

  private BacktestBench(ArbiterProcess server) {
    this.server = server;
    this.admin = server.admin();
  }

  /**
   * @param arguments the file of the report
   */
  public static void main(String[] arguments) throws IOException {
    var data = Folders.create();
    try {
      try (var server = ArbiterProcess.start(data, Map.of("arbiter.backtest.threads", "2"))) {
        var bench = new BacktestBench(server);
        bench.fill();
        bench.measure();
        new Report(
                "Backtests",
                "Two threads decide; the database shares the processors. Subjects have %d events."
                        .formatted(EVENTS)
                    + " Each is run %d times, by a server that has just started.".formatted(RUNS))
            .write(Path.of(arguments[0]), bench.lines);
      }
    } finally {
      Folders.delete(data);
    }
  }

  private void fill() throws IOException {
    for (var subject = 0; subject < SUBJECTS; subject++) {
      server.operator().post("/api/v1/events", history(subject));
    }
    var prepared = new byte[SUBJECTS][];
    for (var subject = 0; subject < SUBJECTS; subject++) {
      prepared[subject] =
          LoadConnection.request(
              server.url("/api/v1/decisions"),
              server.credential("channel.key"),
              JSON.writeValueAsBytes(Api.request(customer(subject))));
    }
    new Load(server.url("/"), number -> prepared[number % SUBJECTS])
        .closed(CONNECTIONS, FILL_SECONDS);
  }

  private static String customer(int subject) {
    return "bench" + subject;
  }

  private static List<Map<String, Object>> history(int subject) {
    var customer = customer(subject);
    var events = new ArrayList<Map<String, Object>>();
    IntStream.range(0, EVENTS)
        .mapToObj(
            n ->
                Api.event(
                    customer + "-" + n,
                    n == 0 ? "consent" : "purchase",
                    Instant.now().minus(Duration.ofDays(n * 3L)),
                    customer,
                    n == 0
                        ? Map.of("purpose", "marketing", "status", "granted")
                        : purchase(subject, n)))
        .forEach(events::add);
    return events;
  }

  private static Map<String, Object> purchase(int subject, int n) {
    var data = new HashMap<String, Object>();
    data.put("order", "o" + subject + "-" + n / 3);
    data.put("product", "p" + (subject + n * 7) % 200);
    data.put("category", n % 5 == 0 ? "eco" : "gifts");
    data.put("quantity", 1 + n % 4);
    data.put("price", 5 + subject % 60);
    return data;
  }

  private void measure() {
    lines.add(
        "| what is tested | decisions | changed | not replayable | first run, a second | median |"
            + " best |");
    lines.add("|---|---|---|---|---|---|---|");
    row("the release that decided", Map.of());
    row("a threshold moved", Map.of("tables/offers.dmn", List.of("&gt; 500", "&gt; 300")));
    row(
        "a trait not read before: profiles rebuilt from events",
        Map.of(
            "project.yaml",
            List.of(
                "traits:\n",
                "traits:\n  - {name: spendTotal, type: number, classification: personal,"
                    + " purposes: [marketing]}\n")));
    row(
        "a contact policy not counted before: contacts read from the log",
        Map.of(
            "actions/welcome.yaml",
            List.of("value:", "contactPolicy: {cap: 2, window: P30D}\nvalue:")));
    lines.add("");
  }

  private void row(String name, Map<String, List<String>> changes) {
    var zip = zip(changes);
    var last = run(zip);
    var first = perSecond(last);
    var perSecond = new ArrayList<Double>();
    for (var i = 1; i < RUNS; i++) {
      last = run(zip);
      perSecond.add(perSecond(last));
    }
    Collections.sort(perSecond);
    var all = last.at("/result/all");
    lines.add(
        "| %s | %d | %d | %d | %.0f | %.0f | %.0f |"
            .formatted(
                name,
                all.path("read").longValue(),
                all.path("changed").longValue(),
                all.path("notReplayable").longValue(),
                first,
                perSecond.get(perSecond.size() / 2),
                perSecond.get(perSecond.size() - 1)));
  }

  private JsonNode run(byte[] zip) {
    var path = "/api/v1/projects/retail/draft/backtest" + FROM;
    var started = admin.send("POST", path, zip, Map.of("Content-Type", "application/zip"));
    try {
      var id = JSON.readTree(started.body()).path("id").textValue();
      JsonNode state;
      do {
        state = admin.get("/api/v1/backtests/" + id + "?seconds=30");
      } while (state.path("state").textValue().equals("running"));
      return state;
    } catch (IOException unreadable) {
      throw new IllegalStateException(started.body(), unreadable);
    }
  }

  private static double perSecond(JsonNode ended) {
    var took =
        Duration.between(
            Instant.parse(ended.path("startedAt").textValue()),
            Instant.parse(ended.path("endedAt").textValue()));
    return ended.path("read").longValue() * 1e9 / took.toNanos();
  }

  private static byte[] zip(Map<String, List<String>> changes) {
    var files = ProjectFiles.read(PROJECT);
    var bytes = new TreeMap<String, byte[]>();
    files.paths().forEach(path -> bytes.put(path, files.bytes(path).orElseThrow()));
    changes.forEach(
        (path, words) -> {
          var text = files.text(path).orElseThrow().replace(words.get(0), words.get(1));
          bytes.put(path, text.getBytes(StandardCharsets.UTF_8));
        });
    return SourceArchive.write(ProjectFiles.of(bytes));
  }
}
