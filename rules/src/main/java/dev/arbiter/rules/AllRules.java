package dev.arbiter.rules;

import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** All rules of a release, one set after the other. */
record AllRules(List<RuleSet> parts) implements RuleSet {
  AllRules {
    parts = List.copyOf(parts);
  }

  /** The same with another part in place of one. */
  AllRules replaced(RuleSet part, RuleSet other) {
    return new AllRules(parts.stream().map(each -> each == part ? other : each).toList());
  }

  @Override
  public List<Verdict> judge(Situation situation, Collection<String> actions) {
    var verdicts = new ArrayList<Verdict>();
    for (var part : parts) {
      verdicts.addAll(part.judge(situation, actions));
    }
    return verdicts;
  }
}
