package dev.arbiter.rules.cli;

import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.scenario.ScenarioResult;
import dev.arbiter.rules.scenario.ScenarioRunner;
import dev.arbiter.rules.scenario.Scenarios;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs all scenarios of a project and tells how they went. */
final class TestRun {
  private final PrintWriter out;
  private final boolean verbose;

  TestRun(PrintWriter out, boolean verbose) {
    this.out = out;
    this.verbose = verbose;
  }

  List<ScenarioResult> run(ProjectFiles files) {
    var scenarios = Scenarios.read(files);
    if (scenarios.isEmpty()) {
      throw new CommandFailure("The project has no scenarios: expected some in scenarios/*.yaml.");
    }
    var start = System.nanoTime();
    var results = new ArrayList<ScenarioResult>();
    try (var compiled = new ReleaseCompiler(TestRun.class.getClassLoader()).compile(files, 1)) {
      out.printf(
          "%s compiled in %s; %d scenarios%n",
          compiled.release().ref().project(), seconds(start), scenarios.size());
      var runner = new ScenarioRunner();
      var file = "";
      for (var scenario : scenarios) {
        if (!scenario.file().equals(file)) {
          file = scenario.file();
          out.println(file);
        }
        var result = runner.run(compiled.release(), scenario);
        results.add(result);
        tell(result);
      }
    }
    var failed = results.stream().filter(result -> !result.passed()).count();
    out.printf("%d passed, %d failed, in %s%n", results.size() - failed, failed, seconds(start));
    return results;
  }

  private void tell(ScenarioResult result) {
    if (!result.passed()) {
      out.printf("  FAILED %s (line %d)%n", result.scenario().name(), result.scenario().line());
      result.differences().forEach(difference -> out.println("         " + difference));
    } else if (verbose) {
      out.println("  passed " + result.scenario().name());
    }
  }

  private static String seconds(long start) {
    return "%.1f s".formatted(Duration.ofNanos(System.nanoTime() - start).toMillis() / 1_000.0);
  }
}
