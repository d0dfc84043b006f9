package dev.arbiter.rules.cli;

import static java.util.stream.Collectors.joining;

import dev.arbiter.rules.Problem;
import dev.arbiter.rules.archive.ReleaseArchive;
import dev.arbiter.rules.archive.SigningKey;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.proof.Mutations;
import dev.arbiter.rules.scenario.ScenarioResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a signed archive of a rule project that passes its scenarios. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    description = "Check, test and sign a rule project; write it as one file.")
final class BuildCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the directory with project.yaml")
  private Path directory = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "the signing key; 'arbiter keygen' makes one")
  private Path key = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "the archive to write")
  private Path output = Path.of("");

  @Override
  public Integer call() {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    var signingKey = SigningKey.read(key);
    var files = ProjectFiles.read(directory);
    prove(new TestRun(out, false), files);
    var archive = ReleaseArchive.sign(files, signingKey);
    try {
      Files.write(output, archive.zip());
    } catch (IOException failed) {
      throw new CommandFailure("%s cannot be written.".formatted(output), failed);
    }
    out.printf("%s%nsigned by %s%nwritten to %s%n", archive.digest(), archive.signedBy(), output);
    return 0;
  }

  /** The gates of the project hold, the one for mutations among them if it is set. */
  private static void prove(TestRun run, ProjectFiles files) {
    var proof = run.run(files);
    if (!proof.results().stream().allMatch(ScenarioResult::passed)) {
      throw new CommandFailure("Nothing was written, because scenarios failed.");
    }
    var objections = new ArrayList<>(proof.objections());
    if (proof.gates().mutation().isPresent()) {
      proof.objection(run.mutate(files, Mutations.DEFAULT)).ifPresent(objections::add);
    }
    if (!objections.isEmpty()) {
      var all = objections.stream().map(Problem::toString).collect(joining("\n"));
      throw new CommandFailure(all + "\nNothing was written, because gates are not met.");
    }
  }
}
