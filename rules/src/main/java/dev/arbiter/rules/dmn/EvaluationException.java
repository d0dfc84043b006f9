package dev.arbiter.rules.dmn;

import dev.arbiter.domain.ArbiterException;

/** Thrown when an evaluation exceeds its bounds. */
public final class EvaluationException extends ArbiterException {
  public EvaluationException(String message) {
    super(message);
  }
}
