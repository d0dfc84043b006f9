package dev.arbiter.rules.drl;

import dev.arbiter.domain.rule.RuleRef;
import java.util.Comparator;

/**
 * A rule and its place among all.
 *
 * @param weight the negative salience
 * @param place counts the rules by file and place in the file
 */
record RuleOrder(RuleRef rule, int weight, int place) implements Comparable<RuleOrder> {
  private static final Comparator<RuleOrder> ORDER =
      Comparator.comparingInt(RuleOrder::weight).thenComparingInt(RuleOrder::place);

  @Override
  public int compareTo(RuleOrder other) {
    return ORDER.compare(this, other);
  }
}
