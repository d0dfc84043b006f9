package dev.arbiter.rules.analysis.table;

import java.util.Arrays;
import java.util.Optional;

/** Which of the matching rows of a table speak, as DMN names it. */
public enum HitPolicy {
  UNIQUE(true),
  ANY(true),
  FIRST(true),
  PRIORITY(true),
  RULE_ORDER(false),
  COLLECT(false),
  OUTPUT_ORDER(false);

  private final boolean single;

  HitPolicy(boolean single) {
    this.single = single;
  }

  static Optional<HitPolicy> of(String name) {
    return Arrays.stream(values())
        .filter(policy -> policy.name().replace('_', ' ').equals(name))
        .findFirst();
  }

  /** Whether at most one row speaks. */
  boolean isSingle() {
    return single;
  }

  /** Whether a row may speak before others and so hide them. */
  boolean isRanked() {
    return this == FIRST || this == PRIORITY;
  }
}
