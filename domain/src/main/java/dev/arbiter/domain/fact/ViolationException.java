package dev.arbiter.domain.fact;

import dev.arbiter.domain.ArbiterException;

/** Thrown where a value cannot be built from the input given. */
public final class ViolationException extends ArbiterException {
  private final transient Violation violation;

  public ViolationException(Violation violation) {
    super(violation.message());
    this.violation = violation;
  }

  /** It tells of input, not of code, and files bring it by the hundred thousand. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  public Violation violation() {
    return violation;
  }
}
