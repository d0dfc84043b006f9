package dev.arbiter.rules.diff.source;

import dev.arbiter.rules.diff.source.Change.Kind;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.tag.TaggedRule;
import dev.arbiter.rules.tag.TaggedRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what is in force in one of two rule projects and left out of the other by its tags. */
final class Switched {
  private static final String ON = "in force";
  private static final String OFF = "left out";

  private Switched() {}

  static List<Change> between(ProjectFiles before, ProjectFiles after) {
    if (DisabledTags.of(before).equals(DisabledTags.of(after))) {
      return List.of();
    }
    Map<List<Object>, Boolean> earlier = new HashMap<>();
    TaggedRules.of(before).forEach(rule -> earlier.put(key(rule), rule.enabled()));
    return TaggedRules.of(after).stream()
        .filter(rule -> earlier.getOrDefault(key(rule), rule.enabled()) != rule.enabled())
        .map(Switched::change)
        .toList();
  }

  private static List<Object> key(TaggedRule rule) {
    return List.of(rule.kind(), rule.place(), rule.name());
  }

  private static Change change(TaggedRule rule) {
    return Change.at(
        Kind.RULE,
        rule.file(),
        rule.line(),
        rule.kind().word() + " " + rule.name(),
        rule.enabled() ? OFF : ON,
        rule.enabled() ? ON : OFF);
  }
}
