package dev.arbiter.rules.cli.rule;

import java.util.Objects;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Takes back into releases what carries a tag. */
@Command(
    name = "enable",
    mixinStandardHelpOptions = true,
    description = {
      "Take back into releases what carries a tag: remove it from the list 'disabled' of project.yaml.",
      "No other byte of the file changes. What carries another disabled tag stays left out."
    },
    footer = {"", "Exit codes: 0 done, 1 it could not be done, 2 the call was wrong."})
public final class EnableCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private TagOptions options = new TagOptions();

  @Override
  public Integer call() {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    return options.change(SortedSet::removeAll, out);
  }
}
