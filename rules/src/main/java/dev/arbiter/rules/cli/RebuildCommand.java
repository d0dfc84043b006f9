package dev.arbiter.rules.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has a running server fold all profiles from their events again. */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description = "Have a running server rebuild all profiles from their events.")
final class RebuildCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8080",
      description = "the address of the server (default: ${DEFAULT-VALUE})")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--key",
      required = true,
      defaultValue = "${env:ARBITER_API_KEY}",
      description = "an API key of an operator (default: the variable ARBITER_API_KEY)")
  private String key = "";

  @Override
  public Integer call() {
    var answer =
        new ArbiterClient(url, key)
            .post("/profiles/rebuild", JsonNodeFactory.instance.objectNode());
    Objects.requireNonNull(spec).commandLine().getOut().println(answer.toPrettyString());
    return 0;
  }
}
