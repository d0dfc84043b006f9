package dev.arbiter.rules.cli.witness;

import dev.arbiter.rules.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a witness in the foreground until Ctrl-C. */
@Command(
    name = "witness",
    mixinStandardHelpOptions = true,
    description = "Run a small third member of the grid of two servers (arbiter.cluster.*).")
public final class WitnessCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--server",
      required = true,
      description = "folder of the provisioned application server")
  private Path server = Path.of("");

  @Option(names = "--war", required = true, description = "what the servers run: ROOT.war")
  private Path war = Path.of("");

  @Option(
      names = "--data",
      defaultValue = "witness",
      description = "folder for its programs, made anew at each start (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("");

  @Override
  public Integer call() {
    try {
      var out = Objects.requireNonNull(spec).commandLine().getOut();
      out.println("The witness runs until Ctrl-C.");
      return new WitnessProcess(server.toAbsolutePath(), data.toAbsolutePath()).run(war);
    } catch (IOException failed) {
      throw new CommandFailure("The witness cannot be started: %s.".formatted(failed), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
