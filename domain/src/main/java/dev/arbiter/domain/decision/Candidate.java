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
 * @param factor the product of the adjustments by rules, kept between 10⁻⁹ and 10⁹
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

  private static final double LARGEST_FACTOR = 1e9;

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

  /** Propensity × factor of the rules × value × weight, a finite number. */
  double priority() {
    return Math.min(Double.MAX_VALUE, propensity * factor * (action.value() * action.weight()));
  }

  Candidate withPropensity(double newPropensity, Reason reason) {
    return new Candidate(action, newPropensity, factor, parameters, items, and(reason));
  }

  /** Every adjustment is a reason of its own, also a second one by the same rule. */
  Candidate withFactor(double multiplier, Reason reason) {
    var product = Math.min(LARGEST_FACTOR, Math.max(1 / LARGEST_FACTOR, factor * multiplier));
    var more = new ArrayList<>(reasons);
    more.add(reason);
    return new Candidate(action, propensity, product, parameters, items, more);
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
