package dev.arbiter.domain.decision;

import dev.arbiter.domain.rule.Item;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A chosen action.
 *
 * @param action its id
 * @param rank 1 is the best
 * @param propensity how likely it is accepted, in [0, 1]
 * @param priority by which it was ranked
 * @param treatment the rendered texts by name
 * @param items products to show, the best first
 * @param reasons why it was chosen, never empty
 */
public record Choice(
    String action,
    int rank,
    double propensity,
    double priority,
    Map<String, String> treatment,
    List<Item> items,
    List<Reason> reasons) {
  public Choice {
    treatment = Collections.unmodifiableMap(new TreeMap<>(treatment));
    items = List.copyOf(items);
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("no reason was given for choosing " + action);
    }
  }
}
