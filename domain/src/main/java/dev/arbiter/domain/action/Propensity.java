package dev.arbiter.domain.action;

import java.util.Optional;

/**
 * How likely a subject is to accept an action.
 *
 * @param base the probability, in [0, 1], that anybody accepts it
 * @param model the model whose output multiplies the base, if any
 */
public record Propensity(double base, Optional<String> model) {
  public Propensity {
    if (!(base >= 0 && base <= 1)) {
      throw new IllegalArgumentException("a propensity is between 0 and 1");
    }
  }
}
