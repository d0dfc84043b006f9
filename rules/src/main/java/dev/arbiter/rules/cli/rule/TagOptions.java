package dev.arbiter.rules.cli.rule;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.tag.TagCheck;
import dev.arbiter.rules.tag.TagSwitch;
import dev.arbiter.rules.tag.TaggedRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which tags of which project are switched. */
final class TagOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Parameters(paramLabel = "DIR", description = "the directory with project.yaml")
  private Path directory = Path.of("");

  @Option(names = "--tag", paramLabel = "TAG", required = true, description = "the tag; repeatable")
  private List<String> tags = List.of();

  /** Changes the list in {@code project.yaml}, if what it leaves is sound. */
  int change(BiConsumer<SortedSet<String>, List<String>> change) {
    var files = ProjectFiles.read(directory);
    SortedSet<String> disabled = new TreeSet<>(DisabledTags.of(files).tags());
    change.accept(disabled, tags);
    var changed = TagSwitch.disable(files, disabled);
    var problems = new Problems();
    TagCheck.check(RuleProject.of(changed), problems);
    problems.throwIfAny();
    write(changed);
    var rules = TaggedRules.of(changed);
    var out = Objects.requireNonNull(command).commandLine().getOut();
    out.printf(
        "disabled: %s; %d of %d rules are left out%n",
        disabled, rules.stream().filter(rule -> !rule.enabled()).count(), rules.size());
    return 0;
  }

  private void write(ProjectFiles changed) {
    try {
      Files.write(directory.resolve("project.yaml"), changed.bytes("project.yaml").orElseThrow());
    } catch (IOException unwritable) {
      throw new ProjectException("project.yaml", "cannot be written: " + unwritable.getMessage());
    }
  }
}
