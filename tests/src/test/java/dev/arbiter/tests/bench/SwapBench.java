package dev.arbiter.tests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbiter.tests.server.Api;
import dev.arbiter.tests.server.ArbiterProcess;
import dev.arbiter.tests.server.Folders;
import dev.arbiter.tests.server.ShopReleases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/**
 * Measures what releases that come and go cost those who ask: a steady load on a quiet server and
 * on one where releases are published, deployed and rolled back without a pause. A request that
 * fails ends the run.
 */
public final class SwapBench {
  private static final int CYCLES = Integer.getInteger("arbiter.bench.cycles", 1_000);
  private static final int BLOCKS = 10;
  private static final int SUBJECTS = 100;
  private static final int CONNECTIONS = 4;
  private static final int PER_SECOND = 200;
  private static final int SECONDS = 15;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ArbiterProcess server;
  private final ShopReleases shop;
  private final Load load;
  private final List<String> lines = new ArrayList<>();
  private int cycle;

  private SwapBench(ArbiterProcess server) throws IOException {
    this.server = server;
    this.shop = ShopReleases.of(server, "shop-bench");
    this.load = new Load(server.url("/"), requests());
  }

  /**
   * @param arguments the file of the report
   */
  public static void main(String[] arguments) throws IOException {
    var data = Folders.create();
    try (var server = ArbiterProcess.start(data, Map.of())) {
      var bench = new SwapBench(server);
      bench.measure();
      new Report(
              "Releases under load",
              "Client, server and database share it. A cycle publishes a release of new contents,"
                  + " approves it, deploys it, rolls it back and deploys it again; nobody failed.")
          .write(Path.of(arguments[0]), bench.lines);
    } finally {
      Folders.delete(data);
    }
  }

  private void measure() {
    shop.deploy(shop.approved("first"));
    for (var round = 0; round < 4; round++) {
      load.closed(CONNECTIONS, SECONDS);
      cycles(BLOCKS);
    }
    lines.add(
        "Open loop at %d decisions a second over %d connections:"
            .formatted(PER_SECOND, CONNECTIONS));
    lines.add("");
    lines.add("| | p50 ms | p99 ms | p99.9 ms | heap MB | metaspace MB | seconds a cycle |");
    lines.add("|---|---|---|---|---|---|---|");
    row("quiet", load.open(CONNECTIONS, 2L * SECONDS, PER_SECOND).nanos(), "");
    for (var block = 1; block <= BLOCKS; block++) {
      var start = System.nanoTime();
      var count = CYCLES / BLOCKS;
      var histogram = underCycles(count);
      var seconds = (System.nanoTime() - start) / 1e9 / count;
      row("cycles to " + block * count, histogram, "%.2f".formatted(seconds));
    }
    row("quiet again", load.open(CONNECTIONS, 2L * SECONDS, PER_SECOND).nanos(), "");
  }

  private Histogram underCycles(int count) {
    var all = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
    var cycling = CompletableFuture.runAsync(() -> cycles(count));
    do {
      all.add(load.open(CONNECTIONS, 5, PER_SECOND).nanos());
    } while (!cycling.isDone());
    cycling.join();
    return all;
  }

  private void cycles(int count) {
    for (var i = 0; i < count; i++) {
      var number = shop.approved("title " + cycle++);
      shop.deploy(number);
      shop.rollBack();
      shop.deploy(number);
    }
  }

  private void row(String name, Histogram nanos, String seconds) {
    var memory = server.memory();
    lines.add(
        "| %s | %.2f | %.2f | %.2f | %d | %d | %s |"
            .formatted(
                name,
                nanos.getValueAtPercentile(50) / 1e6,
                nanos.getValueAtPercentile(99) / 1e6,
                nanos.getValueAtPercentile(99.9) / 1e6,
                memory.heapBytes() >> 20,
                memory.metaspaceBytes() >> 20,
                seconds));
  }

  private IntFunction<byte[]> requests() throws IOException {
    var prepared = new byte[SUBJECTS][];
    for (var subject = 0; subject < SUBJECTS; subject++) {
      var customer = "swap" + subject;
      server
          .operator()
          .post(
              "/api/v1/events",
              Api.event(customer, "view", Instant.now(), customer, Map.of("product", "p")));
      prepared[subject] =
          LoadConnection.request(
              server.url("/api/v1/decisions"),
              server.credential("channel.key"),
              JSON.writeValueAsBytes(shop.request(customer)));
    }
    return number -> prepared[number % SUBJECTS];
  }
}
