package dev.arbiter.rules.drl;

import static java.util.Comparator.comparingInt;

import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.domain.rule.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules in DRL of which one is left out or replaced. What the others say is as before, so this
 * holds only where no rule inserts facts for others.
 */
public final class RuleSwap {
  private final Map<String, Integer> places = new HashMap<>();
  private final RuleSet rules;

  /**
   * @param all the rules in the order in which they speak
   * @param rules the same, compiled
   */
  public RuleSwap(List<DrlInventory.Entry> all, RuleSet rules) {
    all.forEach(entry -> places.put(entry.rule().source(), places.size()));
    this.rules = rules;
  }

  /** All rules but this one. */
  public RuleSet without(RuleRef rule) {
    return (situation, actions) ->
        rules.judge(situation, actions).stream()
            .filter(verdict -> !verdict.rule().source().equals(rule.source()))
            .toList();
  }

  /** All rules but this one, and another one under its name. */
  public RuleSet with(RuleRef rule, RuleSet other) {
    var rest = without(rule);
    return (situation, actions) -> {
      var verdicts = new ArrayList<>(rest.judge(situation, actions));
      other.judge(situation, actions).forEach(verdict -> verdicts.add(named(verdict, rule)));
      verdicts.sort(comparingInt(verdict -> places.getOrDefault(verdict.rule().source(), 0)));
      return verdicts;
    };
  }

  private static Verdict named(Verdict verdict, RuleRef rule) {
    if (verdict instanceof Verdict.Keep keep) {
      return new Verdict.Keep(keep.action(), rule, keep.parameters());
    }
    if (verdict instanceof Verdict.Adjust adjust) {
      return new Verdict.Adjust(adjust.action(), rule, adjust.factor());
    }
    if (verdict instanceof Verdict.Propose propose) {
      return new Verdict.Propose(propose.action(), rule, propose.item());
    }
    return new Verdict.Exclude(verdict.action(), rule);
  }
}
