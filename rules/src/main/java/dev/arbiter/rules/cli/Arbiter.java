package dev.arbiter.rules.cli;

import dev.arbiter.rules.cli.start.StartCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code arbiter <command>}. */
@Command(
    name = "arbiter",
    mixinStandardHelpOptions = true,
    description = "Arbiter, an open decisioning server.",
    subcommands = {StartCommand.class})
public final class Arbiter {

  private Arbiter() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Arbiter()).execute(arguments));
  }
}
