package dev.arbiter.rules.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.arbiter.rules.archive.SourceArchive;
import dev.arbiter.rules.cli.ArbiterClient;
import dev.arbiter.rules.cli.CommandFailure;
import dev.arbiter.rules.cli.ProgressBar;
import dev.arbiter.rules.cli.ServerOptions;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a running server make logged decisions again by a release or a draft. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Make logged decisions again by a release, or by a project that is none yet, and tell what"
          + " changes. Nothing is written, counted or put in force.",
      "Each decision is made alone in the world in which it was made: what a changed choice would"
          + " have led to later is not told."
    })
public final class BacktestCommand implements Callable<Integer> {
  private static final String SOURCES = "application/zip";
  private static final double HUNDRED = 100;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private DecisionWindow window = new DecisionWindow();

  @Parameters(
      paramLabel = "PROJECT|DIR",
      description = "the name of the project with --release, else a directory with project.yaml")
  private String project = "";

  @Option(names = "--release", paramLabel = "NUMBER", description = "which release of the project")
  private @Nullable Long release;

  @Option(
      names = "--max-changed",
      paramLabel = "PERCENT",
      description = "fail if more than such a share changes, or cannot be told")
  private @Nullable Double maxChanged;

  @Override
  public Integer call() {
    var client = server.client();
    var started = start(client);
    var path = "/backtests/" + started.path("id").asText();
    var cancelling = new Thread(() -> client.delete(path), "cancel");
    Runtime.getRuntime().addShutdownHook(cancelling);
    var ended = follow(client, path);
    Runtime.getRuntime().removeShutdownHook(cancelling);
    server.tell(ended, out -> new BacktestTable(out).write(ended));
    if (!ended.path("state").asText().equals("done")) {
      throw new CommandFailure(
          "The backtest is %s. %s"
              .formatted(ended.path("state").asText(), ended.path("problem").asText())
              .strip());
    }
    return isTooMuch(ended.path("result").path("all")) ? 1 : 0;
  }

  private JsonNode start(ArbiterClient client) {
    var query = window.query(InstantSource.system());
    if (release != null) {
      return client.post(
          "/projects/%s/releases/%d/backtest%s".formatted(project, release, query),
          JsonNodeFactory.instance.objectNode());
    }
    var directory = Path.of(project);
    if (!Files.isDirectory(directory)) {
      throw new CommandFailure(
          "%s is no directory: say which release of a project with --release.".formatted(project));
    }
    var files = ProjectFiles.read(directory);
    return client.post(
        "/projects/%s/draft/backtest%s".formatted(RuleProject.of(files).name(), query),
        SourceArchive.write(files),
        SOURCES);
  }

  private JsonNode follow(ArbiterClient client, String path) {
    var bar =
        new ProgressBar(
            Objects.requireNonNull(spec).commandLine().getErr(),
            Ansi.AUTO.enabled(),
            "Deciding again");
    while (true) {
      var state = client.get(path + "?seconds=1");
      if (!state.path("state").asText().equals("running")) {
        bar.finish(
            "%,d of %,d decisions"
                .formatted(state.path("read").asLong(), state.path("decisions").asLong()));
        return state;
      }
      bar.show(state.path("read").asLong(), state.path("decisions").asLong());
    }
  }

  private boolean isTooMuch(JsonNode all) {
    var read = all.path("read").asDouble();
    var touched = all.path("changed").asDouble() + all.path("notReplayable").asDouble();
    return maxChanged != null && touched * HUNDRED > maxChanged * read;
  }
}
