package dev.arbiter.rules.cli.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.tag.TaggedRule;
import dev.arbiter.rules.tag.TaggedRules;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the rules of a project with their tags. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = {
      "List the actions, segments, models, rows of decision tables, rules in DRL and scenarios of a"
          + " project: where they are, their tags, and whether they are in force.",
      "What carries a tag that 'disabled' in project.yaml names is left out of releases; 'arbiter"
          + " disable' and 'arbiter enable' change that list."
    },
    footer = {"", "Exit codes: 0 listed, 1 the project is not sound, 2 the call was wrong."})
public final class RulesCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the directory with project.yaml")
  private Path directory = Path.of("");

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "only what carries this tag; repeatable, then what carries any of them")
  private List<String> tags = List.of();

  @Option(names = "--json", description = "write JSON instead of text")
  private boolean json;

  @Override
  public Integer call() {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    var files = ProjectFiles.read(directory);
    RuleProject.of(files);
    var rules =
        TaggedRules.of(files).stream()
            .filter(rule -> tags.isEmpty() || tags.stream().anyMatch(rule.tags()::contains))
            .toList();
    if (json) {
      var list = JsonNodeFactory.instance.arrayNode();
      rules.forEach(rule -> write(rule, list.addObject()));
      out.println(list.toPrettyString());
    } else {
      rules.forEach(
          rule -> out.printf("%-8s %s%n", rule.enabled() ? "" : "disabled", RuleText.of(rule)));
      count("rules", rules.stream().filter(rule -> rule.kind().decides()).toList(), out);
      count("scenarios", rules.stream().filter(rule -> !rule.kind().decides()).toList(), out);
    }
    return 0;
  }

  private static void count(String what, List<TaggedRule> rules, PrintWriter out) {
    var disabled = rules.stream().filter(rule -> !rule.enabled()).count();
    out.printf("%d %s, %d of them disabled%n", rules.size(), what, disabled);
  }

  private static void write(TaggedRule rule, ObjectNode object) {
    object
        .put("kind", rule.kind().word())
        .put("place", rule.place())
        .put("line", rule.line())
        .put("name", rule.name())
        .put("excludes", rule.excludes())
        .put("enabled", rule.enabled());
    rule.tags().forEach(object.putArray("tags")::add);
  }
}
