package dev.arbiter.domain.replay;

import dev.arbiter.domain.ArbiterException;

/** Thrown inside of a replay when something that it needs cannot be told. */
final class ImpossibleException extends ArbiterException {
  private final transient Replay.Impossible outcome;

  ImpossibleException(Cause cause, String detail) {
    super(cause.wire() + ": " + detail);
    this.outcome = new Replay.Impossible(cause, detail);
  }

  Replay outcome() {
    return outcome;
  }
}
