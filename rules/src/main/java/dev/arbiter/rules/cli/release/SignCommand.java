package dev.arbiter.rules.cli.release;

import dev.arbiter.rules.archive.DeploymentPlan;
import dev.arbiter.rules.archive.SigningKey;
import dev.arbiter.rules.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs what shall be in force, for servers that watch. */
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description = "Check and sign a deployments.yaml; the signature is written beside it.")
public final class SignCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the folder with deployments.yaml")
  private Path folder = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "the signing key; 'arbiter keygen' makes one")
  private Path key = Path.of("");

  @Override
  public Integer call() {
    var signingKey = SigningKey.read(key);
    var signature = folder.resolve(DeploymentPlan.SIGNATURE);
    try {
      var yaml = Files.readAllBytes(folder.resolve(DeploymentPlan.FILE));
      var plan = DeploymentPlan.read(yaml);
      Files.writeString(signature, DeploymentPlan.sign(yaml, signingKey) + "\n");
      var out = Objects.requireNonNull(spec).commandLine().getOut();
      out.printf(
          "version %d for %s signed by %s%nwritten to %s%n",
          plan.version(), plan.environment(), signingKey.verification().id(), signature);
      return 0;
    } catch (IOException failed) {
      throw new CommandFailure("%s cannot be signed: %s".formatted(folder, failed.getMessage()));
    }
  }
}
