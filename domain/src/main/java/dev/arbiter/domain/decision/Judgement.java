package dev.arbiter.domain.decision;

import dev.arbiter.domain.action.Action;
import dev.arbiter.domain.rule.Item;
import dev.arbiter.domain.rule.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rules said of the candidates, and what follows from it. */
final class Judgement {
  private static final int MAX_ITEMS = 3;

  private final Map<String, Opinion> opinions = new HashMap<>();

  /**
   * @param verdicts of all rules, in their order
   * @param owned the products that must not be proposed again
   */
  Judgement(List<Verdict> verdicts, List<?> owned) {
    var byAction = new HashMap<String, List<Verdict>>();
    for (var verdict : verdicts) {
      byAction.computeIfAbsent(verdict.action(), action -> new ArrayList<>()).add(verdict);
    }
    byAction.forEach((action, about) -> opinions.put(action, Opinion.of(about, owned)));
  }

  /** An exclusion by a rule stands above everything; some actions need a rule that keeps them. */
  Optional<Reason> objection(Candidate candidate) {
    var opinion = about(candidate);
    var excluded = opinion.first(Verdict.Exclude.class);
    if (excluded.isPresent()) {
      return Optional.of(new Reason.Excluded(excluded.get().rule()));
    }
    var proposed = opinion.first(Verdict.Propose.class).isPresent();
    if (proposed && opinion.items().isEmpty()) {
      return Optional.of(new Reason.NothingLeft());
    }
    return proposed
            || opinion.first(Verdict.Keep.class).isPresent()
            || candidate.action().selection() == Action.Selection.OPEN
        ? Optional.empty()
        : Optional.of(opinion.silence());
  }

  /** The candidate with the parameters, factors and items that rules gave it. */
  Candidate apply(Candidate candidate) {
    var opinion = about(candidate);
    var result = candidate.withItems(opinion.items());
    for (var verdict : opinion.verdicts()) {
      if (verdict instanceof Verdict.Keep keep) {
        result = result.withParameters(keep.parameters(), new Reason.Rule(keep.rule()));
      } else if (verdict instanceof Verdict.Adjust adjust) {
        result =
            result.withFactor(adjust.factor(), new Reason.Adjusted(adjust.rule(), adjust.factor()));
      } else if (verdict instanceof Verdict.Conflict conflict) {
        result = result.because(new Reason.Conflict(conflict.rule()));
      } else if (verdict instanceof Verdict.Propose propose
          && opinion.items().contains(propose.item())) {
        result = result.because(new Reason.Rule(propose.rule()));
      }
    }
    return result;
  }

  private Opinion about(Candidate candidate) {
    return opinions.getOrDefault(candidate.id(), Opinion.NONE);
  }

  /**
   * What the rules said of one action.
   *
   * @param items the best three products proposed, each once, without those already bought
   */
  private record Opinion(List<Verdict> verdicts, List<Item> items) {
    static final Opinion NONE = new Opinion(List.of(), List.of());
    private static final Comparator<Item> BEST =
        Comparator.comparingInt(Item::rank).thenComparing(Item::product).thenComparing(Item::name);

    static Opinion of(List<Verdict> verdicts, List<?> owned) {
      var proposed = new ArrayList<Item>();
      for (var verdict : verdicts) {
        if (verdict instanceof Verdict.Propose propose) {
          proposed.add(propose.item());
        }
      }
      if (proposed.isEmpty()) {
        return new Opinion(verdicts, List.of());
      }
      proposed.sort(BEST);
      var byProduct = new LinkedHashMap<String, Item>();
      proposed.forEach(item -> byProduct.putIfAbsent(item.product(), item));
      owned.forEach(byProduct::remove);
      return new Opinion(verdicts, byProduct.values().stream().limit(MAX_ITEMS).toList());
    }

    /** Why nothing keeps the action. */
    Reason silence() {
      return first(Verdict.Conflict.class)
          .<Reason>map(conflict -> new Reason.Conflict(conflict.rule()))
          .orElseGet(Reason.NoRule::new);
    }

    <V extends Verdict> Optional<V> first(Class<V> kind) {
      for (var verdict : verdicts) {
        if (kind.isInstance(verdict)) {
          return Optional.of(kind.cast(verdict));
        }
      }
      return Optional.empty();
    }
  }
}
