package dev.arbiter.domain.decision;

import dev.arbiter.domain.action.Action;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.Item;
import java.util.ArrayList;
import java.util.List;

/**
 * An action on its way through the funnel, with all that spoke for it so far.
 *
 * @param propensity how likely it is accepted, in [0, 1]
 * @param factor the product of the adjustments by rules
 * @param parameters for its treatment
 * @param items products to show, the best first
 * @param reasons in the order in which they arose
 */
record Candidate(
    Action action,
    double propensity,
    double factor,
    Facts parameters,
    List<Item> items,
    List<Reason> reasons) {

  Candidate {
    items = List.copyOf(items);
    reasons = List.copyOf(reasons);
  }

  static Candidate of(Action action) {
    return new Candidate(action, action.propensity().base(), 1, Facts.none(), List.of(), List.of());
  }

  String id() {
    return action.id();
  }

  /** Propensity × factor of the rules × value × weight. */
  double priority() {
    return propensity * factor * action.value() * action.weight();
  }

  Candidate withPropensity(double newPropensity, Reason reason) {
    return new Candidate(action, newPropensity, factor, parameters, items, and(reason));
  }

  Candidate withFactor(double multiplier, Reason reason) {
    return new Candidate(action, propensity, factor * multiplier, parameters, items, and(reason));
  }

  Candidate withParameters(Facts more, Reason reason) {
    return new Candidate(action, propensity, factor, parameters.with(more), items, and(reason));
  }

  Candidate withItems(List<Item> newItems) {
    return new Candidate(action, propensity, factor, parameters, newItems, reasons);
  }

  Candidate because(Reason reason) {
    return new Candidate(action, propensity, factor, parameters, items, and(reason));
  }

  private List<Reason> and(Reason reason) {
    if (reasons.contains(reason)) {
      return reasons;
    }
    var more = new ArrayList<>(reasons);
    more.add(reason);
    return more;
  }
}
