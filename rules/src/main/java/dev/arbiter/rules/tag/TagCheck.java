package dev.arbiter.rules.tag;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.tag.TaggedRule.Kind;
import dev.arbiter.rules.yaml.YamlDocument;
import java.util.List;
import java.util.TreeSet;

/**
 * Checks what the disabled tags of a sound rule project leave out: that these tags exist, that
 * nothing in force depends on what is gone, and that scenarios rest with rules alone. That tags are
 * words is checked where they are read. Projects without disabled tags cost nothing here.
 */
public final class TagCheck {
  private final Problems problems;
  private final TaggedRules tagged;
  private final TreeSet<String> known = new TreeSet<>();

  private TagCheck(TaggedRules tagged, Problems problems) {
    this.tagged = tagged;
    this.problems = problems;
    tagged.all().stream()
        .filter(rule -> rule.kind().decides())
        .forEach(rule -> known.addAll(rule.tags()));
  }

  /** Adds all that is wrong. */
  public static void check(RuleProject project, Problems problems) {
    var files = project.files();
    if (DisabledTags.of(files).tags().isEmpty()) {
      return;
    }
    var check = new TagCheck(TaggedRules.read(files), problems);
    check.disabled(files);
    check.tagged.all().forEach(check::rule);
    new Dependents(check.tagged, problems).check(project);
  }

  private void disabled(ProjectFiles files) {
    YamlDocument.read(TagSwitch.FILE, files.bytes(TagSwitch.FILE).orElseThrow(), problems)
        .map(project -> project.object().list(TagSwitch.FIELD))
        .orElse(List.of())
        .stream()
        .filter(tag -> !known.contains(tag.text()))
        .forEach(tag -> tag.expected(ofARule()));
  }

  private void rule(TaggedRule rule) {
    if (rule.kind() == Kind.SCENARIO) {
      rule.tags().stream()
          .filter(tag -> !known.contains(tag))
          .forEach(tag -> add(rule, "expected %s, found '%s'".formatted(ofARule(), tag)));
    } else if (rule.kind() == Kind.RULE && !rule.enabled()) { // no compiler sees it
      DisabledTags.objection(rule.tags()).ifPresent(wrong -> add(rule, wrong));
    }
  }

  private void add(TaggedRule rule, String message) {
    problems.add(rule.file(), rule.line(), DisabledTags.FIELD, message);
  }

  private String ofARule() {
    return known.isEmpty()
        ? "none, for no rule has tags"
        : "a tag of a rule, one of " + String.join(", ", known);
  }
}
