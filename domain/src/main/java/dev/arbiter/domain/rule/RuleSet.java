package dev.arbiter.domain.rule;

import java.util.Collection;
import java.util.List;

/** The rules of a release. Implementations are thread-safe and depend on their arguments alone. */
public interface RuleSet {

  /** A rule set without rules. */
  RuleSet NONE = (situation, actions) -> List.of();

  /**
   * What the rules say of these actions in this situation, in a documented and repeatable order;
   * verdicts on other actions are not returned.
   *
   * @throws RuleException if the rules fail or exceed their budget
   */
  List<Verdict> judge(Situation situation, Collection<String> actions);
}
