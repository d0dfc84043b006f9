package dev.arbiter.rules.cli.rule;

import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.tag.Switched;
import dev.arbiter.rules.tag.TagSwitch;
import dev.arbiter.rules.tag.TaggedRule;
import dev.arbiter.rules.tag.TaggedRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which tags of which project are switched. */
final class TagOptions {
  private static final String FILE = "project.yaml";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Parameters(paramLabel = "DIR", description = "the directory with project.yaml")
  private Path directory = Path.of("");

  @Option(names = "--tag", paramLabel = "TAG", required = true, description = "the tag; repeatable")
  private List<String> tags = List.of();

  @Option(names = "--dry-run", description = "tell what would be switched and write nothing")
  private boolean dryRun;

  /** Changes the list in {@code project.yaml}, if what it leaves is sound, and tells what goes. */
  int change(Function<List<String>, TagSwitch> wanted) {
    var files = ProjectFiles.read(directory);
    var changed = wanted.apply(tags).in(files);
    if (!dryRun) {
      write(changed.bytes(FILE).orElseThrow());
    }
    var switched = Switched.between(files, changed);
    var out = Objects.requireNonNull(command).commandLine().getOut();
    tell("left out", switched.off(), out);
    tell("in force", switched.on(), out);
    var rules = TaggedRules.of(changed).stream().filter(rule -> rule.kind().decides()).toList();
    out.printf(
        "disabled: %s; %d of %d rules are left out%n",
        DisabledTags.of(changed).tags(),
        rules.stream().filter(rule -> !rule.enabled()).count(),
        rules.size());
    return 0;
  }

  private static void tell(String how, List<TaggedRule> rules, PrintWriter out) {
    rules.forEach(rule -> out.println(how + "  " + RuleText.of(rule)));
  }

  /** The file is always either as it was or as it is to be. */
  private void write(byte[] yaml) {
    try {
      var file = directory.resolve(FILE).toRealPath();
      var draft = Files.createTempFile(file.getParent(), ".project-", ".yaml");
      try {
        Files.copy(
            file,
            draft,
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES); // who may read it stays as it is
        Files.write(draft, yaml);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException unwritable) {
      throw new ProjectException(FILE, "cannot be written: " + unwritable.getMessage());
    }
  }
}
