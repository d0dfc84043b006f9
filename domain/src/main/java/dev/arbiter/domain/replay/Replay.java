package dev.arbiter.domain.replay;

import dev.arbiter.domain.decision.DecisionRecord;

/** What came of making a decision again. */
public sealed interface Replay {

  /** The decision that the other release makes in the same world. */
  record Made(DecisionRecord record) implements Replay {}

  /**
   * It cannot be told what the other release would decide.
   *
   * @param detail of the cause, for instance the name of a trait; nothing personal
   */
  record Impossible(Cause cause, String detail) implements Replay {}
}
