package dev.arbiter.domain.rule;

import dev.arbiter.domain.ArbiterException;

/** Thrown when rules fail or exceed their budget. */
public class RuleException extends ArbiterException {
  public RuleException(String message) {
    super(message);
  }

  public RuleException(String message, Throwable cause) {
    super(message, cause);
  }
}
