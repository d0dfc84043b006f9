package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server while it takes in events and decides, starts it again, and looks for everything
 * that it had acknowledged.
 */
@Tag("server")
class CrashTest {
  private static final int ROUNDS = Integer.getInteger("arbiter.crash.rounds", 11);
  private static final int WORKERS = 4;
  private static final Random RANDOM = new Random(17);

  private final Set<String> events = ConcurrentHashMap.newKeySet();
  private final Set<String> decisions = ConcurrentHashMap.newKeySet();
  private final Set<String> failures = ConcurrentHashMap.newKeySet();
  private final AtomicInteger numbers = new AtomicInteger();

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
    try (var server = ArbiterProcess.start(data, settings)) {
      for (var round = 0; round < ROUNDS; round++) {
        loadUntilKilled(server);
        server.restart();
        nothingIsMissing(server);
      }
      assertThat(events).hasSizeGreaterThan(10 * ROUNDS);
      assertThat(decisions).hasSizeGreaterThan(ROUNDS);
      var rebuilt = server.operator().post("/api/v1/profiles/rebuild", Map.of());
      assertThat(rebuilt.get("changed").asLong()).isZero();
    }
  }

  private void loadUntilKilled(ArbiterProcess server) {
    var stop = new AtomicBoolean();
    var warm = new CountDownLatch(WORKERS * (10 + RANDOM.nextInt(30)));
    var workers = new ArrayList<Thread>();
    for (var i = 0; i < WORKERS; i++) {
      var worker = new Thread(() -> load(server, stop, warm));
      worker.start();
      workers.add(worker);
    }
    try {
      var loaded = warm.await(2, TimeUnit.MINUTES);
      server.kill();
      stop.set(true);
      for (var worker : workers) {
        worker.join();
      }
      assertThat(failures).isEmpty();
      assertThat(loaded).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Notes what was acknowledged, and only that. */
  private void load(ArbiterProcess server, AtomicBoolean stop, CountDownLatch progress) {
    var operator = server.operator();
    var channel = server.channel();
    while (!stop.get()) {
      var number = numbers.incrementAndGet();
      var customer = "c" + number % 50;
      try {
        operator.post("/api/v1/events", List.of(event(number, customer)));
        events.add(customer + " e" + number);
        var answer = channel.post("/api/v1/decisions", request(customer));
        decisions.add(answer.get("decisionId").asText());
        progress.countDown();
      } catch (UncheckedIOException killed) {
        return;
      } catch (IllegalStateException refused) {
        failures.add(refused.getMessage());
        return;
      }
    }
  }

  private static Map<String, Object> event(int number, String customer) {
    return Map.of(
        "id",
        "e" + number,
        "type",
        "purchase",
        "source",
        "crash",
        "occurredAt",
        Instant.now().toString(),
        "identifiers",
        Map.of("customer", customer),
        "data",
        Map.of("order", "o" + number, "product", "p", "quantity", 1, "price", 2.5));
  }

  private static Map<String, Object> request(String customer) {
    return Map.of(
        "subject", Map.of("identifiers", Map.of("customer", customer)),
        "slot", "home-hero",
        "channel", "web",
        "purpose", "service");
  }

  private void nothingIsMissing(ArbiterProcess server) {
    var operator = server.operator();
    var known = ConcurrentHashMap.<String>newKeySet();
    for (var i = 0; i < 50; i++) {
      var customer = "c" + i;
      var profile = operator.get("/api/v1/profiles?identifier=customer:" + customer);
      var id = profile.get("id").asText();
      var timeline = operator.get("/api/v1/profiles/" + id + "/timeline");
      timeline.forEach(entry -> known.add(customer + " " + entry.get("event").asText()));
      assertThat(profile.get("revision").asInt()).isEqualTo(timeline.size());
    }
    assertThat(known).containsAll(events);
    for (var decision : decisions) {
      assertThat(operator.get("/api/v1/decisions/" + decision).get("decisionId").asText())
          .isEqualTo(decision);
    }
  }
}
