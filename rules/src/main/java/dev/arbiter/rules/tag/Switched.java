package dev.arbiter.rules.tag;

import static java.util.Comparator.comparing;

import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What tags switch from one state of a rule project to another; what excludes comes first.
 *
 * @param off in force before, left out after
 * @param on left out before, in force after
 */
public record Switched(List<TaggedRule> off, List<TaggedRule> on) {
  public Switched {
    off = excludesFirst(off);
    on = excludesFirst(on);
  }

  /** What is in both states, and in force in one of them. */
  public static Switched between(ProjectFiles before, ProjectFiles after) {
    if (DisabledTags.of(before).equals(DisabledTags.of(after))) {
      return new Switched(List.of(), List.of());
    }
    Map<List<Object>, Boolean> earlier = new HashMap<>();
    TaggedRules.of(before).forEach(rule -> earlier.put(key(rule), rule.enabled()));
    var switched =
        TaggedRules.of(after).stream()
            .filter(rule -> earlier.getOrDefault(key(rule), rule.enabled()) != rule.enabled())
            .toList();
    return new Switched(
        switched.stream().filter(rule -> !rule.enabled()).toList(),
        switched.stream().filter(TaggedRule::enabled).toList());
  }

  /** All of it, what is off first. */
  public Stream<TaggedRule> all() {
    return Stream.concat(off.stream(), on.stream());
  }

  private static List<Object> key(TaggedRule rule) {
    return List.of(rule.kind(), rule.place(), rule.name());
  }

  private static List<TaggedRule> excludesFirst(List<TaggedRule> rules) {
    return rules.stream().sorted(comparing(rule -> !rule.excludes())).toList();
  }
}
