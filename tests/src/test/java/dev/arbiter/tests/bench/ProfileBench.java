package dev.arbiter.tests.bench;

import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.service.access.Keyring;
import dev.arbiter.service.access.Pseudonyms;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Database;
import dev.arbiter.service.database.DatabaseSettings;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.identity.PostgresFragments;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.profiles.View;
import dev.arbiter.service.profiles.bytes.ProfileBytes;
import dev.arbiter.service.profiles.grid.Grid;
import dev.arbiter.tests.server.ArbiterProcess;
import dev.arbiter.tests.server.Folders;
import dev.arbiter.tests.server.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Measures what profiles cost: in memory, at a reading, at a start, and how that grows. */
public final class ProfileBench {
  private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
  private static final int READ_THROUGH = 10_000;
  private static final int READ = 1_000_000;
  private static final int SECRET_BYTES = 32;

  private static final String ABOUT =
      """
      One grid, one JVM with the generated people, each with one identifier and three events
      (an update, a purchase, a view). Events are written by COPY into the
      tables, sealed as usual, not sent; memory is filled with fragments that went through
      bytes once, so that they share nothing, and are equal to those that are read. Heap is
      what is used after garbage collections, with the grid less without. Read through means
      that the fragment is not in memory: place, events and key are read, opened and folded.
      A server is started through the command line, from its launch to its first answer, with
      an empty memory. Everything runs on the machine at the same time, PostgreSQL too.
      """;

  private final Random random = new Random(7);
  private final Path data = Folders.create();
  private final PostgresServer postgres = PostgresServer.start();
  private final Database database =
      Database.open(
          new DatabaseSettings(
              Optional.of(postgres.url()),
              Optional.of(postgres.user()),
              Optional.empty(),
              data.resolve("unused"),
              4));
  private final Population population;
  private final PostgresFragments fragments;

  private ProfileBench() {
    var jdbc = new Jdbc(database.dataSource());
    var keyring = Keyring.open(data);
    var keys = new SubjectKeys(jdbc, keyring.secret("subjects", SECRET_BYTES));
    var json = new EventJson(Json.mapper());
    var names = new Pseudonyms(keyring.secret("identity", SECRET_BYTES));
    population = new Population(jdbc, keys, names, json);
    fragments = new PostgresFragments(jdbc, keys, json);
  }

  /** Writes the report to the file that is named. */
  public static void main(String[] arguments) throws IOException {
    var lines = new ArrayList<String>();
    lines.add(
        "| profiles | written per s | heap per profile | as told by metrics | bytes of ProtoStream"
            + " | in memory p50 µs | p99 µs | p99.9 µs | read through p50 µs | p99 µs | p99.9 µs"
            + " | a server starts in s |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|");
    var bench = new ProfileBench();
    var done = 0;
    for (var size : SIZES) {
      lines.add(bench.measure(done, size));
      new Report("Profiles in memory", ABOUT.replace('\n', ' '))
          .write(Path.of(arguments[0]), lines);
      done = size;
    }
    bench.close();
  }

  private String measure(int from, int size) {
    var began = System.nanoTime();
    population.add(from, size);
    var written = (size - from) * 1e9 / (System.nanoTime() - began);
    var before = used();
    try (var grid = Grid.open(2L * size)) {
      var view = new View(grid, fragments);
      var through = times(READ_THROUGH, any -> view.get(population.id(random.nextInt(size))));
      var bytes = fill(grid, size);
      var heap = (double) (used() - before) / size;
      var told = grid.census().bytesPerEntry();
      var ids = new ArrayList<String>();
      for (var i = 0; i < READ_THROUGH; i++) {
        ids.add(population.id(random.nextInt(size)));
      }
      times(READ, i -> view.get(ids.get(i % READ_THROUGH)));
      var inMemory = times(READ, i -> view.get(ids.get(i % READ_THROUGH)));
      return "| %d | %.0f | %.0f | %.0f | %.0f | %s | %s | %.1f |"
          .formatted(size, written, heap, told, bytes, row(inMemory), row(through), start());
    }
  }

  /** Mean bytes of a profile. */
  private double fill(Grid grid, int size) {
    var codec = new ProfileBytes();
    var bytes = 0L;
    for (var number = 0; number < size; number++) {
      var id = population.id(number);
      var revision = (number + 1L) * Population.EVENTS;
      var known = Profile.empty(id).with(population.events(number)).at(revision);
      var written = codec.write(known);
      bytes += written.length;
      grid.keep(Fragment.alone(codec.read(written)));
    }
    return (double) bytes / size;
  }

  private double start() {
    var settings = Map.of("arbiter.db.url", postgres.url(), "arbiter.db.user", postgres.user());
    var began = System.nanoTime();
    try (var server = ArbiterProcess.start(data, settings)) {
      var took = (System.nanoTime() - began) / 1e9;
      server.operator().get("/api/v1/profiles?identifier=customer:c-1");
      return took;
    }
  }

  private static long used() {
    for (var i = 0; i < 4; i++) {
      System.gc();
    }
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static long[] times(int count, IntConsumer action) {
    var nanos = new long[count];
    for (var i = 0; i < count; i++) {
      var began = System.nanoTime();
      action.accept(i);
      nanos[i] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    return nanos;
  }

  private static String row(long[] nanos) {
    return "%.1f | %.1f | %.1f"
        .formatted(micros(nanos, 0.5), micros(nanos, 0.99), micros(nanos, 0.999));
  }

  private static double micros(long[] nanos, double share) {
    return nanos[(int) (share * (nanos.length - 1))] / (double) TimeUnit.MICROSECONDS.toNanos(1);
  }

  private void close() {
    database.close();
    postgres.close();
    Folders.delete(data);
  }
}
