package dev.arbiter.rules.cli.rule;

import dev.arbiter.rules.tag.TagSwitch;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Leaves out of releases what carries a tag. */
@Command(
    name = "disable",
    mixinStandardHelpOptions = true,
    description = {
      "Leave out of releases what carries a tag: add it to the list 'disabled' of project.yaml.",
      "Tells what is left out by it, first what excludes. No other byte of the file changes, and"
          + " nothing is written if something that stays depends on what would be left out."
    },
    footer = {"", "Exit codes: 0 done, 1 it could not be done, 2 the call was wrong."})
public final class DisableCommand implements Callable<Integer> {
  @Mixin private TagOptions options = new TagOptions();

  @Override
  public Integer call() {
    return options.change(TagSwitch::disable);
  }
}
