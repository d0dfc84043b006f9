package dev.arbiter.rules.cli;

import dev.arbiter.rules.cli.report.TestJson;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.proof.Boundaries;
import dev.arbiter.rules.proof.MutationScore;
import dev.arbiter.rules.proof.Mutations;
import dev.arbiter.rules.scenario.ScenarioResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
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
    description = {
      "Compile a rule project and run its scenarios; needs no server.",
      "Tells how many rows of decision tables, rules and outcomes of conditions they reach."
    },
    footer = {
      "",
      "Exit codes: 0 all passed, 1 a scenario failed or a gate of project.yaml is not met, 2 the"
          + " call was wrong.",
      "The gate for mutations is looked at with --mutations, and by 'arbiter build'."
    })
final class TestCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the directory with project.yaml")
  private Path directory = Path.of("");

  @Option(
      names = "--junit-xml",
      paramLabel = "FILE",
      description = "write a report that CI servers understand")
  private @Nullable Path report;

  @Option(names = "--json", paramLabel = "FILE", description = "write a report in JSON")
  private @Nullable Path json;

  @Option(
      names = "--mutations",
      description =
          "seed faults into the rules, one at a time, and tell which no scenario notices; takes"
              + " up to two minutes")
  private boolean mutations;

  @Option(
      names = "--most-mutations",
      paramLabel = "N",
      description = "seed at most so many faults, a sample that is always the same (default: 400)")
  private int mostMutations = Mutations.DEFAULT.most();

  @Option(
      names = "--boundaries",
      paramLabel = "FILE",
      description =
          "write scenarios just below, at and just above each threshold, to be completed and put"
              + " into scenarios/")
  private @Nullable Path boundaries;

  @Option(
      names = {"-v", "--verbose"},
      description = "also list the scenarios that pass, and all that none reaches")
  private boolean verbose;

  @Override
  public Integer call() {
    var line = Objects.requireNonNull(spec).commandLine();
    var files = ProjectFiles.read(directory);
    var run = new TestRun(line.getOut(), verbose);
    if (boundaries != null) {
      new ReportFile(boundaries).write(Boundaries.of(files));
    }
    var proof = run.run(files);
    var objections = new ArrayList<>(proof.objections());
    var passed = proof.results().stream().allMatch(ScenarioResult::passed);
    var score = Optional.<MutationScore>empty();
    if (mutations && passed) {
      var test = new Mutations(mostMutations, Mutations.DEFAULT.limit());
      score = Optional.of(run.mutate(files, test));
      score.flatMap(proof::objection).ifPresent(objections::add);
    }
    if (passed) {
      objections.forEach(line.getErr()::println); // failures were told already
    }
    write(new TestJson(proof, score));
    return objections.isEmpty() ? 0 : 1;
  }

  private void write(TestJson result) {
    if (json != null) {
      new ReportFile(json).write(result.json().toPrettyString());
    }
    if (report != null) {
      JunitReport.write(report, result.proof(), result.mutations());
    }
  }
}
