package dev.arbiter.rules.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which server a command talks to, as whom, and in which form it tells the answer. */
public final class ServerOptions {
  @Spec(Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--url",
      defaultValue = "${env:ARBITER_URL:-http://127.0.0.1:8080}",
      description = "the address of the server (default: ${DEFAULT-VALUE})")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--key",
      defaultValue = "${env:ARBITER_API_KEY}",
      description = "an API key with the role that is needed (default: ARBITER_API_KEY)")
  private @Nullable String key;

  @Option(names = "--json", description = "tell the answer as JSON, for programs")
  private boolean json;

  /** A client of that server. */
  public ArbiterClient client() {
    if (key == null) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "Missing required option: '--key=<key>'");
    }
    return new ArbiterClient(url, key);
  }

  /** Tells the answer, for programs or for people. */
  public void tell(JsonNode answer, Consumer<PrintWriter> forPeople) {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(answer.toPrettyString());
    } else {
      forPeople.accept(out);
    }
  }
}
