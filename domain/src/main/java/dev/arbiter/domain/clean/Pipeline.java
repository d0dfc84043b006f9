package dev.arbiter.domain.clean;

import java.util.ArrayList;
import java.util.List;

/**
 * How tables are cleaned, as it is declared: steps one after the other. Immutable.
 *
 * @param version grows with each change of the steps
 */
public record Pipeline(String name, int version, List<Step> steps) {
  public Pipeline {
    steps = List.copyOf(steps);
  }

  /**
   * Learns from a table what the steps need, each from what the one before makes of it.
   *
   * @throws IllegalArgumentException if a column is not there or has no values
   */
  public FittedPipeline fit(Table table) {
    var fitted = new ArrayList<Step.Fitted>();
    var current = table;
    for (var step : steps) {
      var learnt = step.fit(current);
      current = learnt.apply(current, new ArrayList<>());
      fitted.add(learnt);
    }
    return new FittedPipeline(this, fitted);
  }
}
