package dev.arbiter.rules.drl;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.Item;
import dev.arbiter.domain.rule.RuleException;
import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.domain.rule.Verdict;
import java.util.Map;
import java.util.function.Function;

/**
 * The fact by which a rule in DRL matches a candidate and speaks of it:
 *
 * <pre>{@code
 * $c : Candidate( action == "reminder" )
 * then
 *   $c.keep("product", $product);
 * }</pre>
 *
 * For one decision and one thread.
 */
public final class Candidate {
  private final String action;
  private final Listener listener;

  Candidate(String action, Listener listener) {
    this.action = action;
    this.listener = listener;
  }

  /** The id of the action. */
  public String getAction() {
    return action;
  }

  /** The action suits. */
  public void keep() {
    keep(Map.of());
  }

  /** The action suits; the value goes into its treatment under the name. */
  public void keep(String name, Object value) {
    keep(Map.of(name, value));
  }

  /** The action suits; the parameters go into its treatment. */
  public void keep(Map<String, ?> parameters) {
    var facts = Facts.of(parameters);
    listener.said(rule -> new Verdict.Keep(action, rule, facts));
  }

  /** The action must not be chosen. */
  public void exclude() {
    listener.said(rule -> new Verdict.Exclude(action, rule));
  }

  /** The priority of the action is multiplied by a positive factor. */
  public void adjust(double factor) {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw new RuleException("adjust expects a positive factor");
    }
    listener.said(rule -> new Verdict.Adjust(action, rule, factor));
  }

  /** The action suits and shows the product; rank 1 is the best. */
  public void propose(String product, String name, int rank) {
    var item = new Item(product, name, rank);
    listener.said(rule -> new Verdict.Propose(action, rule, item));
  }

  /** Hears what the rule that fires says. */
  interface Listener {
    void said(Function<RuleRef, Verdict> verdict);
  }
}
