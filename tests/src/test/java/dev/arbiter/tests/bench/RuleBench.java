package dev.arbiter.tests.bench;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.project.ProjectFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** One judgement by rules in DRL, by how many rules there are. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 5, time = 4)
@Fork(1)
public class RuleBench {
  private static final int SITUATIONS = 1024;
  private static final String PROJECT =
      """
      name: bench
      channels: [web]
      slots: [{id: hero, channels: [web], limit: 1}]
      purposes: [{id: service, consent: not-required}]
      traits:
        - {name: age, type: number, classification: personal, purposes: [service]}
        - {name: country, type: text, classification: personal, purposes: [service]}
      """;
  private static final String ACTION =
      """
      id: hello
      slots: [hero]
      purposes: [service]
      propensity: {base: 0.5}
      value: 1
      treatments:
        web: {title: Hello}
      """;

  @Param({"1", "100", "1000"})
  public int rules;

  private final List<Situation> situations = new ArrayList<>();
  private RuleSet compiled = RuleSet.NONE;
  private int next;

  @Setup
  public void setUp() {
    var files = new TreeMap<String, byte[]>();
    files.put("project.yaml", PROJECT.getBytes(StandardCharsets.UTF_8));
    files.put("actions/hello.yaml", ACTION.getBytes(StandardCharsets.UTF_8));
    files.put("rules/many.drl", new ManyRules(rules).drl("hello").getBytes(StandardCharsets.UTF_8));
    var compiler = new ReleaseCompiler(getClass().getClassLoader());
    compiled = compiler.compile(ProjectFiles.of(files), 1).release().rules();
    var random = new Random(1);
    for (var i = 0; i < SITUATIONS; i++) {
      var age = BigDecimal.valueOf(random.nextInt(rules + 1));
      var country = ManyRules.country(random.nextInt(ManyRules.COUNTRIES));
      var traits = Facts.of(Map.of("age", age, "country", country));
      situations.add(new Situation(traits, Facts.none(), Instant.EPOCH));
    }
  }

  @Benchmark
  public List<Verdict> judge() {
    next = (next + 1) % SITUATIONS;
    return compiled.judge(situations.get(next), List.of("hello"));
  }

  /**
   * @param arguments the file of the report
   */
  public static void main(String[] arguments) throws RunnerException, IOException {
    var options =
        new OptionsBuilder()
            .include(RuleBench.class.getName())
            .addProfiler(GCProfiler.class)
            .build();
    var lines =
        new ArrayList<>(
            List.of("| rules | p50 µs | p99 µs | p99.9 µs | bytes |", "|---|---|---|---|---|"));
    for (var result : new Runner(options).run()) {
      lines.add(line(result));
    }
    new Report("Rules in DRL", "JMH, one thread. One judgement of one candidate by all rules.")
        .write(Path.of(arguments[0]), lines);
  }

  private static String line(RunResult result) {
    var times = result.getPrimaryResult().getStatistics();
    var allocated = Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"));
    return "| %s | %.1f | %.1f | %.1f | %.0f |"
        .formatted(
            result.getParams().getParam("rules"),
            times.getPercentile(50),
            times.getPercentile(99),
            times.getPercentile(99.9),
            allocated.getScore());
  }
}
