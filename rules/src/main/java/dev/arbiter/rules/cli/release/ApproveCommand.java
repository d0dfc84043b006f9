package dev.arbiter.rules.cli.release;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.arbiter.rules.cli.ServerOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Approves what somebody else published. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = "Approve a release that somebody else published.")
public final class ApproveCommand implements Callable<Integer> {
  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(index = "0", paramLabel = "PROJECT", description = "the name of the project")
  private String project = "";

  @Parameters(index = "1", paramLabel = "NUMBER", description = "which release of it")
  private long number;

  @Option(names = "--comment", paramLabel = "TEXT", description = "what you found")
  private String comment = "";

  @Override
  public Integer call() {
    var body = JsonNodeFactory.instance.objectNode().put("comment", comment);
    var path = "/projects/%s/releases/%d/approve".formatted(project, number);
    var answer = server.client().post(path, body);
    server.tell(answer, out -> out.printf("%s release %d is approved%n", project, number));
    return 0;
  }
}
