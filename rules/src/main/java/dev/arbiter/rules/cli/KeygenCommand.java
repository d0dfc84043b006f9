package dev.arbiter.rules.cli;

import dev.arbiter.rules.archive.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a key pair that signs releases. */
@Command(
    name = "keygen",
    mixinStandardHelpOptions = true,
    description = "Make an Ed25519 key that signs releases; print its public half.")
final class KeygenCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the file to write; it must not exist")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    if (Files.exists(file)) {
      throw new CommandFailure("%s exists already and is left as it is.".formatted(file));
    }
    var key = SigningKey.generate();
    key.write(file);
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf(
        "written to %s (keep it secret)%nkey %s%npublic key %s%n",
        file, key.verification().id(), key.verification().text());
    return 0;
  }
}
