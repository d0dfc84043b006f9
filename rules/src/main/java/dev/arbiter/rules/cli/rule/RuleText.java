package dev.arbiter.rules.cli.rule;

import dev.arbiter.rules.tag.TaggedRule;

/** A rule in one line, as people read it. */
final class RuleText {
  private RuleText() {}

  /** Kind, place, name and tags. */
  static String of(TaggedRule rule) {
    return "%-8s %s%s: %s%s%s"
        .formatted(
            rule.kind().word(),
            rule.place(),
            rule.line() > 0 ? ", line " + rule.line() : "",
            rule.name(),
            rule.excludes() ? " (excludes)" : "",
            rule.tags().isEmpty() ? "" : "  [" + String.join(", ", rule.tags()) + "]");
  }
}
