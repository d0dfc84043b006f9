package dev.arbiter.rules.cli.release;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.arbiter.rules.cli.ServerOptions;
import java.nio.file.Path;
import java.time.Instant;
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
  @Mixin private Nodes nodes = new Nodes();

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
      names = "--shadow",
      paramLabel = "PERCENT",
      arity = "0..1",
      fallbackValue = "100",
      description = "let it decide for nobody to see, beside what is answered to so many of them")
  private @Nullable Integer shadowed;

  @Option(
      names = "--guardrails",
      paramLabel = "FILE",
      description = "YAML of the guardrails within which it has to stay (default: the project's)")
  private @Nullable Path guardrails;

  @Option(
      names = "--despite-breach",
      description = "deploy it though it broke a guardrail before; needs a reason")
  private boolean despiteBreach;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "when, such as 2026-12-01T06:00:00Z (default: now)")
  private @Nullable Instant at;

  @Option(names = "--reason", paramLabel = "TEXT", description = "why")
  private @Nullable String reason;

  @Override
  public Integer call() {
    var body = JsonNodeFactory.instance.objectNode().put("release", number);
    if (percent != null) {
      body.put("percent", percent);
    }
    if (shadowed != null) {
      body.put("mode", "shadow").put("percent", shadowed);
    }
    if (guardrails != null) {
      body.set("guardrails", new GuardrailsFile(guardrails).json());
    }
    if (despiteBreach) {
      body.put("despiteBreach", true);
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
      nodes.await(client, project, answer);
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
