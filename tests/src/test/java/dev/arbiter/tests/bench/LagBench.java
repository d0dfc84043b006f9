package dev.arbiter.tests.bench;

import dev.arbiter.tests.server.ArbiterProcess;
import dev.arbiter.tests.server.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Measures how long it takes from an event to a decision that tells the segment which its subject
 * came into by it, while events and decisions come at a fixed rate. A request that fails ends the
 * run.
 */
public final class LagBench {
  private static final int SECONDS = Integer.getInteger("arbiter.bench.seconds", 60);
  private static final int ROUNDS = 2;
  private static final int EVENTS_PER_SECOND =
      Integer.getInteger("arbiter.bench.eventsPerSecond", 1_000);
  private static final int DECISIONS_PER_SECOND = 200;
  private static final int PROBES = 4;
  private static final int SAMPLES_PER_SECOND = 20;
  private static final int CONNECTIONS = 64;

  private final ArbiterProcess server;
  private final LagShop shop;
  private final List<String> lines = new ArrayList<>();

  private LagBench(ArbiterProcess server) {
    this.server = server;
    this.shop = new LagShop(server);
  }

  /**
   * @param arguments the file of the report
   */
  public static void main(String[] arguments) throws IOException {
    var data = Folders.create();
    try (var server = ArbiterProcess.start(data, Map.of())) {
      var bench = new LagBench(server);
      bench.shop.open();
      bench.measure();
      new Report("From an event to a decision that tells it", about())
          .write(Path.of(arguments[0]), bench.lines);
    } finally {
      Folders.delete(data);
    }
  }

  private static String about() {
    return ("Client, server and database share it. Open loops: %d events a second, each a request"
            + " of its own over one of %d connections, about %d subjects that have a history, and %d"
            + " decisions a second, for %d seconds after as long a warm-up. Of %d events a second"
            + " more it is measured when they are seen: each makes its subject a member of a"
            + " segment, which alone is eligible for an action, and from the answer to the event on"
            + " decisions are asked for until one has the action. A request that fails ends the"
            + " run. The aim: p99 under a second at 1,000 events a second on two processors.")
        .formatted(
            EVENTS_PER_SECOND,
            CONNECTIONS,
            LagShop.SUBJECTS,
            DECISIONS_PER_SECOND,
            SECONDS,
            SAMPLES_PER_SECOND);
  }

  private void measure() {
    lines.add("| what | a second | p50 ms | p95 ms | p99 ms | max ms |");
    lines.add("|---|---:|---:|---:|---:|---:|");
    round();
    lines.subList(2, lines.size()).clear();
    var askedAgain = 0L;
    for (var round = 0; round < ROUNDS; round++) {
      askedAgain += round();
    }
    var state = server.operator().get("/api/v1/profiles/state");
    lines.add("");
    lines.add(
        "Decisions after the answer to an event that did not tell it yet: %d."
            .formatted(askedAgain));
    lines.add(
        "In all %d events were sent, %d are in profiles."
            .formatted(shop.events(), state.get("events").asLong()));
  }

  /** How many decisions did not tell an event that was acknowledged. */
  private long round() {
    var sending =
        inBackground(
            () ->
                new Load(server.url("/"), shop::anyEvent)
                    .open(CONNECTIONS, SECONDS, EVENTS_PER_SECOND));
    var deciding =
        inBackground(
            () ->
                new Load(server.url("/"), shop::anyDecision)
                    .open(CONNECTIONS / 8, SECONDS, DECISIONS_PER_SECOND));
    var probes = probe();
    row("events, to their answer", sending.join());
    row("decisions", deciding.join());
    var sinceSending = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
    var sinceAnswer = sinceSending.copy();
    probes.forEach(probe -> sinceSending.add(probe.sinceSending()));
    probes.forEach(probe -> sinceAnswer.add(probe.sinceAnswer()));
    row("**event seen, since its answer**", sinceAnswer);
    row("**event seen, since its sending**", sinceSending);
    return probes.stream().mapToLong(Probe::askedAgain).sum();
  }

  private static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> new Thread(task, "load").start());
  }

  /** Returns when all probes have ended. */
  private List<Probe> probe() {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    var probes = new ArrayList<Probe>();
    for (var i = 0; i < PROBES; i++) {
      var each = (double) SAMPLES_PER_SECOND / PROBES;
      var probe = new Probe(server.url("/"), shop, end, each);
      probe.start();
      probes.add(probe);
    }
    for (var probe : probes) {
      try {
        probe.join();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      probe
          .failure()
          .ifPresent(
              failure -> {
                throw new UncheckedIOException(failure);
              });
    }
    return probes;
  }

  private void row(String what, Load.Result result) {
    row(what, result.nanos());
  }

  private void row(String what, Histogram nanos) {
    lines.add(
        "| %s | %.0f | %.2f | %.2f | %.2f | %.2f |"
            .formatted(
                what,
                (double) nanos.getTotalCount() / SECONDS,
                nanos.getValueAtPercentile(50) / 1e6,
                nanos.getValueAtPercentile(95) / 1e6,
                nanos.getValueAtPercentile(99) / 1e6,
                nanos.getMaxValue() / 1e6));
    System.out.println(lines.get(lines.size() - 1));
  }
}
