package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers and a witness with one grid and one database, of which a server is killed. */
@Tag("server")
final class SharedGridTest {
  private static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");
  private static final int SUBJECTS = 40;
  private static final int LOT = 10;

  private final List<Map<String, Object>> acknowledged = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger decided = new AtomicInteger();
  private final AtomicBoolean enough = new AtomicBoolean();

  private static Map<String, Object> event(int number) {
    Map<String, Object> data =
        Map.of("order", "o" + number, "product", "p", "quantity", 1, "price", 2.5);
    return Api.event(
        "e" + number, "purchase", AT.plusSeconds(number), "s" + number % SUBJECTS, data);
  }

  /** Sends lots one after the other, each until somebody says that it is kept. */
  private void send(List<ArbiterProcess> servers, int first) {
    for (var turn = first; !enough.get(); turn++) {
      var number = next.getAndAdd(LOT);
      var lot = new ArrayList<Map<String, Object>>();
      for (var i = 0; i < LOT; i++) {
        lot.add(event(number + i));
      }
      while (!isKept(servers.get(turn % servers.size()), lot)) {
        turn++;
      }
      synchronized (acknowledged) {
        acknowledged.addAll(lot);
      }
    }
  }

  private static boolean isKept(ArbiterProcess server, List<Map<String, Object>> lot) {
    try {
      return server.operator().sendJson("/api/v1/events", lot).statusCode() / 100 == 2;
    } catch (UncheckedIOException down) {
      return false;
    }
  }

  /** Asks for decisions, each of which must be answered. */
  private void decide(ArbiterProcess living, AtomicBoolean until) {
    while (!until.get()) {
      var answer = living.channel().sendJson("/api/v1/decisions", Api.request("s1"));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      decided.incrementAndGet();
    }
  }

  private static JsonNode state(ArbiterProcess server) {
    return server.operator().get("/api/v1/profiles/state");
  }

  private void killAndRestart(ArbiterProcess killed, ArbiterProcess living) {
    var until = new AtomicBoolean();
    var before = decided.get();
    var decisions = CompletableFuture.runAsync(() -> decide(living, until));
    var sent = next.get();
    living.await(() -> next.get() > sent + 20 * LOT);
    killed.kill();
    var atKill = next.get();
    living.await(() -> next.get() > atKill + 20 * LOT);
    killed.restart();
    killed.await(() -> gauge(killed, "arbiter_grid_members") == 3);
    until.set(true);
    decisions.join();
    assertThat(decided.get()).isGreaterThan(before + 10);
  }

  private static double gauge(ArbiterProcess server, String name) {
    return server
        .operator()
        .send("GET", "/api/v1/metrics", new byte[0], Map.of())
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  @Test
  @Tag("E17")
  @Tag("E18")
  void nothingAcknowledgedIsLostAndDecisionsGoOnWhoeverOfTwoIsKilled(
      @TempDir Path one, @TempDir Path other, @TempDir Path alone) throws IOException {
    JsonNode expected;
    try (var postgres = PostgresServer.start();
        var grid = new SharedGrid(one);
        var first = ArbiterProcess.startShortLived(one, grid.settings(0, postgres))) {
      first.operator().post("/api/v1/events", List.of(event(1)));
      NodesTest.share(one, other);
      try (var second = ArbiterProcess.startShortLived(other, grid.settings(1, postgres))) {
        first.await(() -> gauge(first, "arbiter_grid_members") == 3);
        var both = List.of(first, second);
        var senders =
            List.of(
                CompletableFuture.runAsync(() -> send(both, 0)),
                CompletableFuture.runAsync(() -> send(both, 1)));
        killAndRestart(second, first);
        killAndRestart(first, second);
        enough.set(true);
        senders.forEach(CompletableFuture::join);
        expected = state(first);
        assertThat(state(second)).isEqualTo(expected);
        assertThat(gauge(first, "arbiter_grid_available")).isEqualTo(1);
        assertThat(gauge(second, "arbiter_grid_available")).isEqualTo(1);
        assertThat(grid.hasWitness()).isTrue();
        var rebuilt = first.operator().post("/api/v1/profiles/rebuild", Map.of());
        assertThat(rebuilt.get("changed").asLong() + rebuilt.get("moved").asLong()).isZero();
      }
    }
    try (var single = ArbiterProcess.startShortLived(alone, Map.of())) {
      for (var from = 0; from < acknowledged.size(); from += 200) {
        var some = acknowledged.subList(from, Math.min(acknowledged.size(), from + 200));
        single.operator().post("/api/v1/events", some);
      }
      assertThat(state(single)).isEqualTo(expected);
    }
  }
}
