package dev.arbiter.rules.cli;

import dev.arbiter.rules.cli.report.SarifReport;
import dev.arbiter.rules.cli.report.Validation;
import dev.arbiter.rules.cli.report.ValidationJson;
import dev.arbiter.rules.cli.report.ValidationText;
import dev.arbiter.rules.project.ProjectFiles;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compiles a rule project, analyses it, and tells what is wrong with it. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = {
      "Check a rule project; tell everything that is wrong, with file and line.",
      "What cannot be compiled is a problem. In what can, decision tables are analysed for gaps,"
          + " overlaps, conflicts and rows that never speak, and the project for what it declares"
          + " in vain; each is an error, a warning or a note."
    },
    footer = {
      "",
      "Exit codes: 0 sound, 1 problems, errors, or more warnings than gates.warnings in"
          + " project.yaml allows, 2 the call was wrong."
    })
final class ValidateCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the directory with project.yaml")
  private Path directory = Path.of("");

  @Option(names = "--json", description = "write JSON to the terminal instead of text")
  private boolean json;

  @Option(
      names = "--sarif",
      paramLabel = "FILE",
      description = "also write a report in the format SARIF 2.1.0")
  private @Nullable Path sarif;

  @Override
  public Integer call() {
    var line = Objects.requireNonNull(spec).commandLine();
    var validation = Validation.of(ProjectFiles.read(directory));
    if (json) {
      line.getOut().println(ValidationJson.of(validation).toPrettyString());
    } else {
      ValidationText.write(validation, line.getOut(), line.getErr());
    }
    if (sarif != null) {
      new ReportFile(sarif).write(new SarifReport(directory).of(validation).toPrettyString());
    }
    return validation.passed() ? 0 : 1;
  }
}
