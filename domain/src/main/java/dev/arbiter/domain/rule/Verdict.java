package dev.arbiter.domain.rule;

import dev.arbiter.domain.fact.Facts;

/** What one rule says of one candidate. */
public sealed interface Verdict {

  /** The id of the action spoken of. */
  String action();

  RuleRef rule();

  /** The action suits; {@code parameters} go into its treatment, for instance a discount. */
  record Keep(String action, RuleRef rule, Facts parameters) implements Verdict {}

  /** The action must not be chosen, whatever other rules say. */
  record Exclude(String action, RuleRef rule) implements Verdict {}

  /** The priority of the action is multiplied by {@code factor}, which is positive. */
  record Adjust(String action, RuleRef rule, double factor) implements Verdict {
    public Adjust {
      if (!(factor > 0) || Double.isInfinite(factor)) {
        throw new IllegalArgumentException("factor must be positive and finite");
      }
    }
  }

  /**
   * Rules that may speak only one at a time speak together, so that none of them counts.
   *
   * @param rule the rules that contradict each other
   */
  record Conflict(String action, RuleRef rule) implements Verdict {}

  /** The action suits and shows this product. */
  record Propose(String action, RuleRef rule, Item item) implements Verdict {}
}
