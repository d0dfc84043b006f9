package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers with one database, each killed while triggers fire by events and by time. */
@Tag("server")
final class TriggersCrashTest {
  private static final String OUTLET = "journeys";
  private static final String PROJECT = "shop-crash";

  private final Map<String, Instant> left = new HashMap<>();
  private final AtomicBoolean enough = new AtomicBoolean();

  /** Customers leave full carts, one after the other; each is sent until somebody has kept it. */
  private void leaveCarts(List<ArbiterProcess> servers) {
    for (var number = 0; !enough.get(); number++) {
      var customer = "c" + number;
      var at = Instant.now().truncatedTo(ChronoUnit.MICROS);
      var event = CartReleases.adds("crash-" + number, at, customer, "150");
      for (var turn = number; !isKept(servers.get(turn % servers.size()), event); turn++) {
        Thread.onSpinWait();
      }
      synchronized (left) {
        left.put(customer, at);
      }
    }
  }

  private static boolean isKept(ArbiterProcess server, Map<String, Object> event) {
    try {
      return server.operator().sendJson("/api/v1/events", event).statusCode() / 100 == 2;
    } catch (UncheckedIOException down) {
      return false;
    }
  }

  private int count() {
    synchronized (left) {
      return left.size();
    }
  }

  private void killAndRestart(ArbiterProcess killed, ArbiterProcess living) {
    var before = count();
    living.await(() -> count() > before + 10);
    killed.kill();
    var down = count();
    living.await(() -> count() > down + 10);
    killed.restart();
  }

  @Test
  @Tag("E01")
  @Tag("E03")
  void noFiringIsLostOrDoubledWhoeverIsKilled(@TempDir Path one, @TempDir Path other)
      throws IOException {
    try (var journeys = new JourneyTool();
        var postgres = PostgresServer.start();
        var grid = new SharedGrid(one);
        var first = ArbiterProcess.startShortLived(one, grid.settings(0, postgres))) {
      journeys.register(first.operator(), OUTLET, 12);
      new CartReleases(first, PROJECT, OUTLET);
      NodesTest.share(one, other);
      try (var second = ArbiterProcess.startShortLived(other, grid.settings(1, postgres))) {
        var sender = CompletableFuture.runAsync(() -> leaveCarts(List.of(first, second)));
        killAndRestart(second, first);
        killAndRestart(first, second);
        killAndRestart(second, first);
        enough.set(true);
        sender.join();
        second.await(() -> journeys.told().size() >= left.size());
        check(journeys, firings(second));
      }
    }
  }

  private static List<JsonNode> firings(ArbiterProcess server) {
    var firings = new ArrayList<JsonNode>();
    var path = "/api/v1/triggers/firings?limit=200&project=" + PROJECT;
    var page = server.operator().get(path);
    page.path("items").forEach(firings::add);
    while (page.hasNonNull("next")) {
      page = server.operator().get(path + "&cursor=" + page.path("next").textValue());
      page.path("items").forEach(firings::add);
    }
    return firings;
  }

  /** Each cart that was left fired once, at its instant, and is told once under one id. */
  private void check(JourneyTool journeys, List<JsonNode> firings) {
    assertThat(firings).hasSize(left.size());
    assertThat(journeys.told()).hasSize(left.size());
    left.forEach(
        (customer, at) -> {
          var told = journeys.told(customer);
          assertThat(told).as(customer).hasSize(1);
          assertThat(Instant.parse(told.get(0).body().path("timestamp").textValue()))
              .as(customer)
              .isEqualTo(at.plusSeconds(2));
        });
  }
}
