package dev.arbiter.tests.bench;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.project.ProjectFiles;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
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

/** One table of ten columns: by its index, row by row, and by the engine's DMN interpreter. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class TableBench {
  private static final int INPUTS = 1024;
  private static final String PROJECT =
      """
      name: bench
      channels: [web]
      slots: [{id: hero, channels: [web], limit: 1}]
      purposes: [{id: service, consent: not-required}]
      traits: [{name: age, type: number, classification: personal, purposes: [service]}]
      """;
  private static final String ACTION =
      """
      id: hello
      slots: [hero]
      purposes: [service]
      eligibility: 'true'
      propensity: {base: 0.5}
      value: 1
      treatments:
        web: {title: Hello}
      """;

  /** A release with the table. */
  @State(Scope.Benchmark)
  public static class Release {
    @Param({"1000", "4000", "16369"})
    public int rows;

    private RuleSet rules = RuleSet.NONE;
    private final List<Situation> situations = new ArrayList<>();
    private final List<Situation> unlike = new ArrayList<>();
    private int next;

    @Setup
    public void setUp() {
      var table = new LargeTable(rows);
      var compiler = new ReleaseCompiler(getClass().getClassLoader());
      rules = compiler.compile(project(table.dmn()), 1).release().rules();
      for (var input : table.inputs(INPUTS)) {
        situations.add(situation(input));
        var odd = new HashMap<>(input);
        odd.put("c8", true); // compared with texts: the index does not know this kind
        unlike.add(situation(odd));
      }
    }

    private static Situation situation(Map<String, Object> input) {
      return new Situation(Facts.none(), Facts.of(input), Instant.EPOCH);
    }

    private static ProjectFiles project(String table) {
      var files = new TreeMap<String, byte[]>();
      files.put("project.yaml", PROJECT.getBytes(StandardCharsets.UTF_8));
      files.put("actions/hello.yaml", ACTION.getBytes(StandardCharsets.UTF_8));
      files.put("tables/t.dmn", table.getBytes(StandardCharsets.UTF_8));
      return ProjectFiles.of(files);
    }

    private List<Verdict> judge(List<Situation> situations) {
      next = (next + 1) % INPUTS;
      return rules.judge(situations.get(next), List.of("hello"));
    }
  }

  /** The same table in the engine. */
  @State(Scope.Benchmark)
  public static class Engine {
    @Param({"1000", "4000", "16369"})
    public int rows;

    private final List<DMNContext> contexts = new ArrayList<>();
    private Optional<DMNRuntime> runtime = Optional.empty();
    private int next;

    @Setup
    public void setUp() {
      var table = new LargeTable(rows);
      var resource = ResourceFactory.newReaderResource(new StringReader(table.dmn()));
      var compiled =
          DMNRuntimeBuilder.fromDefaults()
              .buildConfiguration()
              .fromResources(List.of(resource))
              .getOrElseThrow(IllegalStateException::new);
      runtime = Optional.of(compiled);
      for (var input : table.inputs(INPUTS)) {
        var context = compiled.newContext();
        context.set("context", input);
        contexts.add(context);
      }
    }
  }

  @Benchmark
  public List<Verdict> index(Release release) {
    return release.judge(release.situations);
  }

  @Benchmark
  public List<Verdict> scan(Release release) {
    return release.judge(release.unlike);
  }

  @Benchmark
  public Object interpreter(Engine engine) {
    engine.next = (engine.next + 1) % INPUTS;
    var runtime = engine.runtime.orElseThrow();
    return runtime.evaluateAll(runtime.getModels().get(0), engine.contexts.get(engine.next));
  }

  /**
   * @param arguments the file of the report
   */
  public static void main(String[] arguments) throws RunnerException, IOException {
    var options =
        new OptionsBuilder()
            .include(TableBench.class.getName())
            .addProfiler(GCProfiler.class)
            .build();
    var lines = new ArrayList<>(List.of("| | rows | µs | ± | bytes |", "|---|---|---|---|---|"));
    for (var result : new Runner(options).run()) {
      lines.add(line(result));
    }
    new Report(
            "Decision tables",
            "JMH, one thread; tables of ten columns, every second input matches a row. One decision"
                + " by the index, row by row, and by the DMN interpreter of the engine.")
        .write(Path.of(arguments[0]), lines);
  }

  private static String line(RunResult result) {
    var time = result.getPrimaryResult();
    var allocated = Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"));
    return "| %s | %s | %.2f | %.2f | %.0f |"
        .formatted(
            time.getLabel(),
            result.getParams().getParam("rows"),
            time.getScore(),
            time.getScoreError(),
            allocated.getScore());
  }
}
