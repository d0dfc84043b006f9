package dev.arbiter.domain.scoring;

import dev.arbiter.domain.ArbiterException;

/** Thrown when a model cannot be opened or cannot answer. */
public class ScoringException extends ArbiterException {
  public ScoringException(String message) {
    super(message);
  }

  public ScoringException(String message, Throwable cause) {
    super(message, cause);
  }
}
