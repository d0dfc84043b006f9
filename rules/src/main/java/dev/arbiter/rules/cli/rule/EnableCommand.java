package dev.arbiter.rules.cli.rule;

import dev.arbiter.rules.tag.TagSwitch;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes back into releases what carries a tag. */
@Command(
    name = "enable",
    mixinStandardHelpOptions = true,
    description = {
      "Take back into releases what carries a tag: remove it from the list 'disabled' of project.yaml.",
      "Tells what is in force again by it; what carries another disabled tag stays left out. No"
          + " other byte of the file changes."
    },
    footer = {"", "Exit codes: 0 done, 1 it could not be done, 2 the call was wrong."})
public final class EnableCommand implements Callable<Integer> {
  @Mixin private TagOptions options = new TagOptions();

  @Override
  public Integer call() {
    return options.change(TagSwitch::enable);
  }
}
