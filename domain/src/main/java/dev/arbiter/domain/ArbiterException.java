package dev.arbiter.domain;

import java.util.Objects;

/** The root of all failures that Arbiter names itself; the message may be shown to callers. */
public abstract class ArbiterException extends RuntimeException {

  /**
   * @param message one sentence: what is wrong, where, and what was expected; never personal data
   */
  protected ArbiterException(String message) {
    super(message);
  }

  protected ArbiterException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The sentence for callers; there always is one. */
  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), "");
  }
}
