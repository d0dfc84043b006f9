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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Measures what releases that come and go cost those who ask: a steady load on a quiet server and
 * on one where releases are published, deployed and rolled back, without a pause and once a second.
 * A request that fails ends the run.
 */
public final class SwapBench {
  private static final int CYCLES = Integer.getInteger("arbiter.bench.cycles", 1_000);
  private static final int MINUTES = Integer.getInteger("arbiter.bench.minutes", 5);
  private static final int SECONDS_OF_MINUTE = 60;
  private static final int BLOCKS = 10;
  private static final int SUBJECTS = 100;
  private static final int CONNECTIONS = 4;
  private static final int PER_SECOND = 200;
  private static final int SECONDS = 15;
  private static final int ROUNDS = 20;
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
    life();
    shop.deploy(shop.approved("first"));
    for (var round = 0; round < 4; round++) {
      load.closed(CONNECTIONS, SECONDS);
      cycles(BLOCKS, 0);
    }
    lines.add(
        "Open loop at %d decisions a second over %d connections:"
            .formatted(PER_SECOND, CONNECTIONS));
    lines.add("");
    lines.add(
        "| | p50 ms | p99 ms | p99.9 ms | p99 of nothing ms | heap MB | metaspace MB | seconds a cycle |");
    lines.add("|---|---|---|---|---|---|---|---|");
    row("quiet", load.open(CONNECTIONS, 2L * SECONDS, PER_SECOND), "");
    for (var block = 1; block <= BLOCKS; block++) {
      underCycles("cycles to " + block * CYCLES / BLOCKS, CYCLES / BLOCKS, 0);
    }
    row("quiet again", load.open(CONNECTIONS, 2L * SECONDS, PER_SECOND), "");
    for (var minute = 1; minute <= MINUTES; minute++) {
      underCycles("minute %d, a cycle a second".formatted(minute), SECONDS_OF_MINUTE, 1);
    }
    row("quiet at last", load.open(CONNECTIONS, 2L * SECONDS, PER_SECOND), "");
  }

  private void underCycles(String name, int count, long secondsEach) {
    var start = System.nanoTime();
    var result = underCycles(count, secondsEach);
    row(name, result, "%.2f".formatted((System.nanoTime() - start) / 1e9 / count));
  }

  private Load.Result underCycles(int count, long secondsEach) {
    var cycling = CompletableFuture.runAsync(() -> cycles(count, secondsEach));
    var all = load.open(CONNECTIONS, 5, PER_SECOND);
    while (!cycling.isDone()) {
      all = all.plus(load.open(CONNECTIONS, 5, PER_SECOND));
    }
    cycling.join();
    return all;
  }

  /** Each begins so many seconds after the one before, or at once when that took longer. */
  private void cycles(int count, long secondsEach) {
    var start = System.nanoTime();
    for (var i = 0; i < count; i++) {
      LockSupport.parkNanos(start + TimeUnit.SECONDS.toNanos(i * secondsEach) - System.nanoTime());
      var number = shop.approved("title " + cycle++);
      shop.deploy(number);
      shop.rollBack();
      shop.deploy(number);
    }
  }

  private void row(String name, Load.Result result, String seconds) {
    var memory = server.memory();
    lines.add(
        "| %s | %.2f | %.2f | %.2f | %.2f | %d | %d | %s |"
            .formatted(
                name,
                result.millis(50),
                result.millis(99),
                result.millis(99.9),
                result.hiccups().getValueAtPercentile(99) / 1e6,
                memory.heapBytes() >> 20,
                memory.metaspaceBytes() >> 20,
                seconds));
  }

  /** A project of a hundred rules, half of them in DRL, from its files to its answers. */
  private void life() {
    var large = ShopReleases.of(server, "shop-large", List.of("approver", "rule-developer"));
    var steps = new TreeMap<String, List<Double>>();
    large.deploy(large.approved(ManyRules.added(large.files("old"))));
    for (var round = 0; round < ROUNDS; round++) {
      var files = ManyRules.added(large.files("title " + round));
      var start = System.nanoTime();
      var number = large.approved(files);
      lap(steps, "1. publish and approve", start);
      start = System.nanoTime();
      large.deploy(number);
      answers(large, number);
      lap(steps, "2. deploy, to the first answer", start);
      start = System.nanoTime();
      answers(large, large.rollBack());
      lap(steps, "3. roll back, to the first answer", start);
    }
    lines.add("A project of 100 rules, %d times, seconds:".formatted(ROUNDS));
    lines.add("");
    lines.add("| | median | longest |");
    lines.add("|---|---|---|");
    steps.forEach(
        (step, seconds) -> {
          Collections.sort(seconds);
          var median = seconds.get(ROUNDS / 2);
          lines.add("| %s | %.3f | %.3f |".formatted(step, median, seconds.get(ROUNDS - 1)));
        });
    lines.add("");
  }

  private static void lap(Map<String, List<Double>> steps, String step, long start) {
    steps.computeIfAbsent(step, same -> new ArrayList<>()).add((System.nanoTime() - start) / 1e9);
  }

  /** Asks until the release answers. */
  private void answers(ShopReleases project, long release) {
    var channel = server.channel();
    while (channel
            .post("/api/v1/decisions", project.request("swap0"))
            .at("/release/number")
            .longValue()
        != release) {
      Thread.onSpinWait();
    }
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
