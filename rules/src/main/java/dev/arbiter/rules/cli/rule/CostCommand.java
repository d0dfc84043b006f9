package dev.arbiter.rules.cli.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.cost.CostReport;
import dev.arbiter.rules.cost.Costs;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what each rule of a project costs. */
@Command(
    name = "cost",
    mixinStandardHelpOptions = true,
    description = {
      "Make the decisions of a project's scenarios again and again, after warming up, and tell what"
          + " each rule costs: how often it was asked, the median and the 99th percentile in"
          + " microseconds, and its share of the time of all decisions; the dearest first.",
      "Nothing is read from a database and nothing is written. Rules in DRL and sheets are one set,"
          + " for the engine works on them together. Times are those of this machine; compare them"
          + " with others of the same machine only."
    },
    footer = {
      "",
      "Exit codes: 0 measured, 1 not sound, no scenarios, or more than gates.cost in project.yaml"
          + " allows (the microseconds within which 99 of 100 decisions are made), 2 the call was"
          + " wrong."
    })
public final class CostCommand implements Callable<Integer> {
  private static final int MOST_ROUNDS = 100_000;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the directory with project.yaml")
  private Path directory = Path.of("");

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "how often each scenario is decided, after as many to warm up (default: 200)")
  private int rounds = Costs.DEFAULT.rounds();

  @Option(names = "--json", description = "write JSON instead of text")
  private boolean json;

  @Override
  public Integer call() {
    var line = Objects.requireNonNull(spec).commandLine();
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw new ParameterException(
          line, "expected 1 to %,d rounds, found %d".formatted(MOST_ROUNDS, rounds));
    }
    var files = ProjectFiles.read(directory);
    var loader = CostCommand.class.getClassLoader();
    try (var compiled = new ReleaseCompiler(loader).compile(files, 1)) {
      var report = new Costs(rounds, rounds).of(compiled, files);
      if (report.decision().count() == 0) {
        line.getErr().println("scenarios: expected at least one scenario, found none");
        return 1;
      }
      if (json) {
        line.getOut().println(json(report).toPrettyString());
      } else {
        write(report, line.getOut());
      }
      var objection = report.objection(RuleProject.of(files).gates());
      objection.ifPresent(line.getErr()::println);
      return objection.isEmpty() ? 0 : 1;
    }
  }

  private static void write(CostReport report, PrintWriter out) {
    out.printf("%8s %10s %10s %7s  %s%n", "times", "p50 µs", "p99 µs", "share", "what");
    write(report.decision(), out);
    report.parts().forEach(part -> write(part, out));
  }

  private static void write(CostReport.Cost cost, PrintWriter out) {
    out.printf(
        "%8d %10.1f %10.1f %6.1f%%  %s %s%n",
        cost.count(), cost.p50(), cost.p99(), 100 * cost.share(), cost.kind(), cost.name());
  }

  private static ObjectNode json(CostReport report) {
    var root = JsonNodeFactory.instance.objectNode();
    put(root.putObject("decision"), report.decision());
    var parts = root.putArray("parts");
    report.parts().forEach(part -> put(parts.addObject(), part));
    return root;
  }

  private static void put(ObjectNode object, CostReport.Cost cost) {
    object
        .put("kind", cost.kind())
        .put("name", cost.name())
        .put("count", cost.count())
        .put("p50Micros", cost.p50())
        .put("p99Micros", cost.p99())
        .put("share", cost.share());
  }
}
