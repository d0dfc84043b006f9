package dev.arbiter.rules.cli;

import dev.arbiter.domain.ArbiterException;
import dev.arbiter.rules.cli.release.ApproveCommand;
import dev.arbiter.rules.cli.release.BacktestCommand;
import dev.arbiter.rules.cli.release.DeployCommand;
import dev.arbiter.rules.cli.release.DiffCommand;
import dev.arbiter.rules.cli.release.PublishCommand;
import dev.arbiter.rules.cli.release.RollbackCommand;
import dev.arbiter.rules.cli.release.SignCommand;
import dev.arbiter.rules.cli.release.StatusCommand;
import dev.arbiter.rules.cli.rule.CostCommand;
import dev.arbiter.rules.cli.rule.DisableCommand;
import dev.arbiter.rules.cli.rule.EnableCommand;
import dev.arbiter.rules.cli.rule.RulesCommand;
import dev.arbiter.rules.cli.start.StartCommand;
import dev.arbiter.rules.cli.witness.WitnessCommand;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code arbiter <command>}. */
@Command(
    name = "arbiter",
    mixinStandardHelpOptions = true,
    description = "Arbiter, an open decisioning server.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 success, 1 the command failed or a scenario did, 2 the call was wrong."
    },
    subcommands = {
      StartCommand.class,
      WitnessCommand.class,
      ValidateCommand.class,
      TestCommand.class,
      BuildCommand.class,
      DiffCommand.class,
      KeygenCommand.class,
      SignCommand.class,
      SchemaCommand.class,
      RulesCommand.class,
      CostCommand.class,
      DisableCommand.class,
      EnableCommand.class,
      RehearseCommand.class,
      PublishCommand.class,
      ApproveCommand.class,
      DeployCommand.class,
      RollbackCommand.class,
      StatusCommand.class,
      BacktestCommand.class,
      RebuildCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Arbiter {

  private Arbiter() {}

  public static void main(String[] arguments) {
    quietLibraries();
    var out = new PrintWriter(System.out, true, Charset.defaultCharset());
    var err = new PrintWriter(System.err, true, Charset.defaultCharset());
    System.exit(run(out, err, arguments));
  }

  /** Runs a command and gives its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new Arbiter())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof ArbiterException || failure instanceof CommandFailure) {
                err.println(failure.getMessage());
                return 1;
              }
              throw failure;
            })
        .execute(arguments);
  }

  /** Without a logging back end, libraries would complain of it on the terminal. */
  private static void quietLibraries() {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.setProperty("log4j2.StatusLogger.level", "OFF");
  }
}
