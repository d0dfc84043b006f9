package dev.arbiter.domain.decision;

import dev.arbiter.domain.action.Action;
import dev.arbiter.domain.rule.Item;
import dev.arbiter.domain.rule.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the rules said of the candidates, and what follows from it. */
final class Judgement {
  private static final int MAX_ITEMS = 3;

  private final Map<String, List<Verdict>> verdicts;
  private final Set<?> owned;

  /**
   * @param verdicts of all rules, in their order
   * @param owned the products that must not be proposed again
   */
  Judgement(List<Verdict> verdicts, List<?> owned) {
    this.verdicts = verdicts.stream().collect(Collectors.groupingBy(Verdict::action));
    this.owned = new HashSet<>(owned);
  }

  /** An exclusion by a rule stands above everything; some actions need a rule that keeps them. */
  Optional<Reason> objection(Candidate candidate) {
    var about = about(candidate);
    for (var verdict : about) {
      if (verdict instanceof Verdict.Exclude exclude) {
        return Optional.of(new Reason.Excluded(exclude.rule()));
      }
    }
    var proposed = about.stream().anyMatch(Verdict.Propose.class::isInstance);
    if (proposed && items(candidate).isEmpty()) {
      return Optional.of(new Reason.NothingLeft());
    }
    var kept = proposed || about.stream().anyMatch(Verdict.Keep.class::isInstance);
    return kept || candidate.action().selection() == Action.Selection.OPEN
        ? Optional.empty()
        : Optional.of(new Reason.NoRule());
  }

  /** The candidate with the parameters, factors and items that rules gave it. */
  Candidate apply(Candidate candidate) {
    var result = candidate;
    for (var verdict : about(candidate)) {
      if (verdict instanceof Verdict.Keep keep) {
        result = result.withParameters(keep.parameters(), new Reason.Rule(keep.rule()));
      } else if (verdict instanceof Verdict.Adjust adjust) {
        result =
            result.withFactor(adjust.factor(), new Reason.Adjusted(adjust.rule(), adjust.factor()));
      } else if (verdict instanceof Verdict.Propose propose && shown(candidate, propose.item())) {
        result = result.because(new Reason.Rule(propose.rule()));
      }
    }
    return result.withItems(items(candidate));
  }

  private boolean shown(Candidate candidate, Item item) {
    return items(candidate).contains(item);
  }

  /** The best three, each product once, without those already bought. */
  private List<Item> items(Candidate candidate) {
    var best = new ArrayList<Item>();
    about(candidate).stream()
        .filter(Verdict.Propose.class::isInstance)
        .map(verdict -> ((Verdict.Propose) verdict).item())
        .sorted(Comparator.comparingInt(Item::rank).thenComparing(Item::product))
        .filter(item -> !owned.contains(item.product()))
        .filter(item -> best.stream().noneMatch(other -> other.product().equals(item.product())))
        .limit(MAX_ITEMS)
        .forEach(best::add);
    return best;
  }

  private List<Verdict> about(Candidate candidate) {
    return verdicts.getOrDefault(candidate.id(), List.of());
  }
}
