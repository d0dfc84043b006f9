package dev.arbiter.tests.bench;

import dev.arbiter.domain.decision.Decider;
import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.decision.World;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.service.http.json.DecisionJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The decision in process, by how much there is to know of the subject. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class DecisionBench {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final DecisionRequest REQUEST =
      new DecisionRequest(
          Subject.profile("b"),
          "home-hero",
          "web",
          "marketing",
          Facts.of(Map.of("device", "mobile", "country", "GB")),
          Optional.of(3));

  /** Events of the subject. */
  @Param({"20", "200", "2000"})
  public int events;

  private final Decider decider = new Decider();
  private Optional<CompiledRelease> release = Optional.empty();
  private World world = new World("d", Profile.empty("b"), List.of(), NOW, 17);
  private Optional<DecisionRecord> record = Optional.empty();

  @Setup
  public void setUp() {
    var files = ProjectFiles.read(Path.of(System.getProperty("arbiter.projects"), "retail"));
    release = Optional.of(new ReleaseCompiler(getClass().getClassLoader()).compile(files, 1));
    world = new World("d", Profile.empty("b").with(history()), List.of(), NOW, 17);
    record = Optional.of(decide());
  }

  @TearDown
  public void close() {
    release.ifPresent(CompiledRelease::close);
  }

  @Benchmark
  public DecisionRecord decide() {
    return decider.decide(release.orElseThrow().release(), REQUEST, world);
  }

  @Benchmark
  public byte[] writeAnswer() {
    return DecisionJson.bytes(record.orElseThrow().decision(), Duration.ZERO);
  }

  private List<Event> history() {
    var history = new ArrayList<Event>();
    history.add(event(0, "consent", Map.of("purpose", "marketing", "status", "granted")));
    for (var n = 1; n < events; n++) {
      var purchase =
          Map.of(
              "order", "o" + n / 3, "product", "p" + n % 200, "quantity", 1 + n % 4, "price", 12.5);
      history.add(event(n, "purchase", purchase));
    }
    return history;
  }

  private static Event event(int number, String type, Map<String, ?> data) {
    var somebody = new TreeSet<>(List.of(new Identifier("customer", "b")));
    var at = NOW.minus(Duration.ofHours(6L * number + 1));
    return new Event("e" + number, type, "bench", at, somebody, Facts.of(data));
  }

  /**
   * @param arguments the file of the report
   */
  public static void main(String[] arguments) throws RunnerException, IOException {
    var options =
        new OptionsBuilder()
            .include(DecisionBench.class.getName())
            .addProfiler(GCProfiler.class)
            .build();
    var lines = new ArrayList<>(List.of("| | events | µs | ± | bytes |", "|---|---|---|---|---|"));
    for (var result : new Runner(options).run()) {
      lines.add(line(result));
    }
    new Report("Decisions in process", "JMH, one thread; bytes are what one call allocates.")
        .write(Path.of(arguments[0]), lines);
  }

  private static String line(RunResult result) {
    var time = result.getPrimaryResult();
    var allocated = Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"));
    return "| %s | %s | %.1f | %.1f | %.0f |"
        .formatted(
            time.getLabel(),
            result.getParams().getParam("events"),
            time.getScore(),
            time.getScoreError(),
            allocated.getScore());
  }
}
