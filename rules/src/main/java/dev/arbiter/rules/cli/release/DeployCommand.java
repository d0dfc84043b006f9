package dev.arbiter.rules.cli.release;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts an approved release in force. */
@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    description = "Put an approved release in force, without a restart.")
public final class DeployCommand implements Callable<Integer> {
  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(index = "0", paramLabel = "PROJECT", description = "the name of the project")
  private String project = "";

  @Parameters(index = "1", paramLabel = "NUMBER", description = "which release of it")
  private long number;

  @Option(
      names = "--canary",
      paramLabel = "PERCENT",
      description = "try it on so many of a hundred subjects, beside the live release")
  private @Nullable Integer percent;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "when, such as 2026-12-01T06:00:00Z (default: now)")
  private @Nullable Instant at;

  @Option(names = "--reason", paramLabel = "TEXT", description = "why")
  private @Nullable String reason;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "wait so long until all nodes serve it, else fail (default: ${DEFAULT-VALUE})")
  private int patienceSeconds = 30;

  @Override
  public Integer call() {
    var body = JsonNodeFactory.instance.objectNode().put("release", number);
    if (percent != null) {
      body.put("percent", percent);
    }
    if (at != null) {
      body.put("at", at.toString());
    }
    if (reason != null) {
      body.put("reason", reason);
    }
    var client = server.client();
    var answer = client.post("/projects/" + project + "/deployments", body);
    if (at == null) {
      new Nodes(client, project)
          .await(Objects.requireNonNull(answer.path("digest").asText()), patienceSeconds);
    }
    server.tell(
        answer,
        out ->
            out.printf(
                "%s release %d is in force from %s%n",
                project, number, answer.path("effectiveAt").asText()));
    return 0;
  }
}
