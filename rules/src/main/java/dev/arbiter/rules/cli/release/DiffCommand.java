package dev.arbiter.rules.cli.release;

import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.cli.ServerOptions;
import dev.arbiter.rules.cli.report.DiffText;
import dev.arbiter.rules.diff.DiffJson;
import dev.arbiter.rules.diff.ReleaseDiff;
import dev.arbiter.rules.diff.ReleaseDiff.Outcome;
import dev.arbiter.rules.diff.ReleaseDiffer;
import dev.arbiter.rules.diff.ReleaseDiffer.Bounds;
import dev.arbiter.rules.diff.ReleaseDiffer.Side;
import dev.arbiter.rules.project.ProjectFiles;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what changes from one rule project or release to another. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Tell what changes from one rule project or release to another: in the files, cell by cell;"
          + " for which inputs tables answer differently, each with a witness that both were asked"
          + " about; and in which situations whole decisions differ.",
      "OLD and NEW are directories with project.yaml, archives that 'arbiter build' wrote, or"
          + " releases of a server: their numbers, or in-force."
    },
    footer = {
      "",
      "Exit codes: 0 compared, 1 the command failed, 2 the call was wrong.",
      "With --exit-code: 0 no change of an answer was found, 1 an answer changes or the command"
          + " failed, 3 no change was seen, but not all was confirmed or looked at."
    })
public final class DiffCommand implements Callable<Integer> {
  private static final int OPEN = 3;

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(index = "0", paramLabel = "OLD", description = "what was")
  private String before = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "what is to be")
  private String after = "";

  @Option(
      names = "--project",
      paramLabel = "NAME",
      description = "whose releases the numbers are, if both are releases of a server")
  private @Nullable String project;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "how long answers are compared (default: ${DEFAULT-VALUE})")
  private int seconds = 10;

  @Option(
      names = "--exit-code",
      description = "end with 1 if an answer changes, as git diff does, with 3 if that is open")
  private boolean exitCode;

  @Override
  public Integer call() {
    var sources = new DiffSources(server, project);
    var earlier = sources.files(before, after);
    var later = sources.files(after, before);
    var diff = diff(earlier, later);
    server.tell(DiffJson.of(diff), out -> new DiffText(out).write(diff));
    return exitCode ? code(diff.outcome()) : 0;
  }

  private static int code(Outcome outcome) {
    return switch (outcome) {
      case SAME, NONE_FOUND -> 0;
      case CHANGED -> 1;
      case NOT_CONFIRMED -> OPEN;
    };
  }

  private ReleaseDiff diff(ProjectFiles earlier, ProjectFiles later) {
    var loader = DiffCommand.class.getClassLoader();
    var compiler = new ReleaseCompiler(loader);
    var bounds =
        new Bounds(
            Bounds.DEFAULT.steps(), Bounds.DEFAULT.situations(), Duration.ofSeconds(seconds));
    try (var one = compiler.compile(earlier, 1);
        var two = compiler.compile(later, 2)) {
      return new ReleaseDiffer(loader, bounds).diff(new Side(earlier, one), new Side(later, two));
    }
  }
}
