package dev.arbiter.rules.cli.release;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.arbiter.rules.cli.ServerOptions;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts an earlier release back in force. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = {
      "End a canary and a shadow; without them put the release before the live one back, or another"
          + " that was live."
    })
public final class RollbackCommand implements Callable<Integer> {
  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private Nodes nodes = new Nodes();

  @Parameters(index = "0", paramLabel = "PROJECT", description = "the name of the project")
  private String project = "";

  @Option(
      names = "--to",
      paramLabel = "NUMBER",
      description = "which release (default: the latest before)")
  private @Nullable Long number;

  @Option(
      names = "--from",
      paramLabel = "NUMBER",
      description = "only if this release is in force, so that a second try does no more")
  private @Nullable Long from;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
  private String reason = "";

  @Override
  public Integer call() {
    var body = JsonNodeFactory.instance.objectNode().put("reason", reason);
    if (number != null) {
      body.put("release", number);
    }
    if (from != null) {
      body.put("from", from);
    }
    var client = server.client();
    var answer = client.post("/projects/" + project + "/rollback", body);
    nodes.await(client, project, answer);
    server.tell(
        answer,
        out -> out.printf("%s is back at release %d%n", project, answer.path("release").asLong()));
    return 0;
  }
}
