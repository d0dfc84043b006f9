package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server while it takes in events and releases, imports a file and decides, starts it
 * again, and looks for everything that it had acknowledged.
 */
@Tag("server")
class CrashTest {
  private static final int ROUNDS = Integer.getInteger("arbiter.crash.rounds", 5);
  private static final int WORKERS = 4;
  private static final int CUSTOMERS = 20;
  private static final int LINES = 3_000;
  private static final int PAGE = 200;
  private static final Random RANDOM = new Random(17);

  private final Set<String> events = ConcurrentHashMap.newKeySet();
  private final Set<String> decisions = ConcurrentHashMap.newKeySet();
  private final Set<String> failures = ConcurrentHashMap.newKeySet();
  private final Set<String> imports = new HashSet<>();
  private final Semaphore progress = new Semaphore(0);
  private final AtomicInteger numbers = new AtomicInteger();
  private int imported;
  private int cutShort;

  @Test
  @Tag("X22")
  void losesNothingAcknowledgedOnTheEmbeddedDatabase(@TempDir Path data) {
    survives(data, Map.of());
  }

  @Test
  @Tag("X22")
  void losesNothingAcknowledgedOnAPostgresServer(@TempDir Path data) {
    try (var postgres = PostgresServer.start()) {
      survives(data, Map.of("arbiter.db.url", postgres.url(), "arbiter.db.user", postgres.user()));
    }
  }

  private void survives(Path data, Map<String, String> settings) {
    try (var server = ArbiterProcess.startShortLived(data, settings)) {
      saveMapping(server.operator());
      var releases = new AcknowledgedReleases(server);
      for (var round = 0; round < ROUNDS; round++) {
        loadUntilKilled(server, releases);
        server.restart();
        nothingIsMissing(server);
        releases.areThere(server);
      }
      assertThat(releases.size()).isGreaterThan(ROUNDS);
      assertThat(events).hasSizeGreaterThan(10 * ROUNDS);
      assertThat(decisions).hasSizeGreaterThan(ROUNDS);
      assertThat(cutShort).as("imports that a kill cut short").isGreaterThanOrEqualTo(ROUNDS / 2);
      everyDecisionIsWhole(server.operator());
      assertThat(importedEvents(server.operator())).isEqualTo(ROUNDS * LINES);
      var rebuilt = server.operator().post("/api/v1/profiles/rebuild", Map.of());
      assertThat(rebuilt.get("changed").asLong()).isZero();
    }
  }

  private void loadUntilKilled(ArbiterProcess server, AcknowledgedReleases releases) {
    var stop = new AtomicBoolean();
    progress.drainPermits();
    var loads = Stream.generate(() -> new Thread(() -> load(server, stop))).limit(WORKERS);
    var publisher = new Thread(() -> releases.follow(stop::get));
    var workers = Stream.concat(loads, Stream.of(publisher)).toList();
    workers.forEach(Thread::start);
    try {
      var loaded = progress.tryAcquire(WORKERS * (10 + RANDOM.nextInt(20)), 2, TimeUnit.MINUTES);
      var id = startImport(server.operator());
      loaded &= progress.tryAcquire(1 + RANDOM.nextInt(WORKERS * 3), 2, TimeUnit.MINUTES);
      var state = server.operator().get("/api/v1/imports/" + id).get("state").asText();
      server.kill();
      stop.set(true);
      for (var worker : workers) {
        worker.join();
      }
      assertThat(failures).isEmpty();
      assertThat(loaded).isTrue();
      cutShort += state.equals("running") ? 1 : 0;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Notes what was acknowledged, and only that. */
  private void load(ArbiterProcess server, AtomicBoolean stop) {
    var operator = server.operator();
    var channel = server.channel();
    while (!stop.get()) {
      var number = numbers.incrementAndGet();
      var customer = "c" + number % CUSTOMERS;
      try {
        operator.post("/api/v1/events", List.of(event(number, customer)));
        events.add(customer + " e" + number);
        var answer = channel.post("/api/v1/decisions", Api.request(customer));
        decisions.add(answer.get("decisionId").asText());
        progress.release();
      } catch (UncheckedIOException killed) {
        return;
      } catch (IllegalStateException refused) {
        failures.add(refused.getMessage());
        return;
      }
    }
  }

  private static Map<String, Object> event(int number, String customer) {
    var data =
        Map.<String, Object>of("order", "o" + number, "product", "p", "quantity", 1, "price", 2.5);
    return Api.event("e" + number, "purchase", Instant.now(), customer, data);
  }

  /** Hands in a file that the server will hardly have worked through when it is killed. */
  private String startImport(Api operator) {
    var lines = new StringBuilder("Customer,Order,Product,Quantity,Price,At\n");
    for (var i = 0; i < LINES; i++) {
      var line = ++imported;
      lines.append("i%d,i%d,p,1,2.5,2026-01-02 03:04:05\n".formatted(line % CUSTOMERS, line));
    }
    var body = lines.toString().getBytes(StandardCharsets.UTF_8);
    var headers = Map.of("Content-Type", "text/csv");
    var answer = operator.send("POST", "/api/v1/imports?mapping=crash", body, headers);
    var id = Api.json(answer).get("id").asText();
    imports.add(id);
    return id;
  }

  private static void saveMapping(Api operator) {
    var mapping =
        """
        mapping: crash
        source: crash-file
        zone: UTC
        columns: [Customer, Order, Product, Quantity, Price, At]
        events:
          - type: purchase
            occurredAt: {column: At, pattern: "uuuu-MM-dd HH:mm:ss"}
            identifiers:
              customer: {column: Customer}
            data:
              order: {column: Order}
              product: {column: Product}
              quantity: {column: Quantity, type: integer}
              price: {column: Price, type: decimal}
        """;
    var body = mapping.getBytes(StandardCharsets.UTF_8);
    var headers = Map.of("Content-Type", "application/yaml");
    assertThat(operator.send("PUT", "/api/v1/mappings/crash", body, headers).statusCode())
        .isEqualTo(204);
  }

  /** How many events the profiles of the imported customers have taken in. */
  private static int importedEvents(Api operator) {
    var sum = 0;
    for (var i = 0; i < CUSTOMERS; i++) {
      sum += operator.get("/api/v1/profiles?identifier=customer:i" + i).get("events").asInt();
    }
    return sum;
  }

  private void nothingIsMissing(ArbiterProcess server) {
    var operator = server.operator();
    importsComeToTheirEnd(server, operator);
    var known = new HashSet<String>();
    for (var i = 0; i < CUSTOMERS; i++) {
      var customer = "c" + i;
      var profile = operator.get("/api/v1/profiles?identifier=customer:" + customer);
      var id = profile.get("id").asText();
      var timeline = operator.get("/api/v1/profiles/" + id + "/timeline");
      timeline.forEach(entry -> known.add(customer + " " + entry.get("event").asText()));
      assertThat(profile.get("events").asInt()).isEqualTo(timeline.size());
    }
    assertThat(known).containsAll(events);
    assertThat(listedDecisions(operator)).containsAll(decisions);
  }

  /** An import goes on where it was when the server is up again. */
  private void importsComeToTheirEnd(ArbiterProcess server, Api operator) {
    server.await(
        () -> !operator.get("/api/v1/imports").findValuesAsText("state").contains("running"));
    var ended = new HashSet<String>();
    for (var progress : operator.get("/api/v1/imports")) {
      ended.add(progress.get("id").asText());
      assertThat(progress.get("state").asText()).as("%s", progress).isEqualTo("done");
      assertThat(progress.get("read").asInt()).as("%s", progress).isEqualTo(LINES);
      assertThat(progress.get("accepted").asInt() + progress.get("duplicates").asInt())
          .as("%s", progress)
          .isEqualTo(LINES);
    }
    assertThat(ended).containsAll(imports);
  }

  private static Set<String> listedDecisions(Api operator) {
    var listed = new HashSet<String>();
    for (var next = Optional.of(""); next.isPresent(); ) {
      var page = operator.get("/api/v1/decisions?limit=" + PAGE + next.get());
      listed.addAll(page.findValuesAsText("decisionId"));
      next = Optional.ofNullable(page.get("next")).map(cursor -> "&cursor=" + cursor.asText());
    }
    return listed;
  }

  private void everyDecisionIsWhole(Api operator) {
    for (var decision : decisions) {
      var answer = operator.get("/api/v1/decisions/" + decision);
      assertThat(answer.get("decisionId").asText()).isEqualTo(decision);
    }
  }
}
