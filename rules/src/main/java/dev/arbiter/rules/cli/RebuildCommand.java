package dev.arbiter.rules.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has a running server fold all profiles from their events again. */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description = "Have a running server rebuild all profiles from their events.")
final class RebuildCommand implements Callable<Integer> {
  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() {
    var answer = server.client().post("/profiles/rebuild", JsonNodeFactory.instance.objectNode());
    server.tell(answer, out -> out.println(answer.toPrettyString()));
    return 0;
  }
}
