package dev.arbiter.rules.cli;

import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.scenario.ScenarioResult;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the scenarios of a rule project offline. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Compile a rule project and run its scenarios; needs no server.")
final class TestCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the directory with project.yaml")
  private Path directory = Path.of("");

  @Option(
      names = "--junit-xml",
      paramLabel = "FILE",
      description = "write a report that CI servers understand")
  private @Nullable Path report;

  @Option(
      names = {"-v", "--verbose"},
      description = "also list the scenarios that pass")
  private boolean verbose;

  @Override
  public Integer call() {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    var results = new TestRun(out, verbose).run(ProjectFiles.read(directory));
    if (report != null) {
      JunitReport.write(report, results);
    }
    return results.stream().allMatch(ScenarioResult::passed) ? 0 : 1;
  }
}
