package dev.arbiter.rules.cli;

import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.scenario.Scenarios;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compiles a rule project and tells what is wrong with it. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Check a rule project; tell everything that is wrong, with file and line.")
final class ValidateCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the directory with project.yaml")
  private Path directory = Path.of("");

  @Override
  public Integer call() {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    var files = ProjectFiles.read(directory);
    try (var compiled =
        new ReleaseCompiler(ValidateCommand.class.getClassLoader()).compile(files, 1)) {
      var release = compiled.release();
      out.printf(
          "%s is sound: %d actions, %d segments, %d models, %d scenarios; %s%n",
          release.ref().project(),
          release.catalog().actions().size(),
          release.segments().size(),
          release.models().size(),
          Scenarios.read(files).size(),
          release.ref().digest());
    }
    return 0;
  }
}
