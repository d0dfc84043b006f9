package dev.arbiter.domain.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The logged decisions, to be read in the order of their commitment. Thread-safe. */
public interface DecisionHistory {

  /** What was logged until now of what is wanted; what is logged later does not join. */
  Excerpt select(Selection selection);

  /** A part of the log, read page by page. For one thread. */
  interface Excerpt {

    /** How many decisions it has. */
    long size();

    /** The next decisions, at most {@code limit}; none at the end. */
    List<LoggedDecision> next(int limit);
  }

  /**
   * Which decisions are wanted.
   *
   * @param project whose releases decided
   * @param from the first instant
   * @param to the first instant that is not wanted any more
   * @param slot of this slot only
   * @param channel of this channel only
   */
  record Selection(
      String project,
      Instant from,
      Instant to,
      Optional<String> slot,
      Optional<String> channel,
      Sample sample) {}

  /**
   * A part of the decisions, drawn by a salted hash of their ids: the same ones each time.
   *
   * @param percent of them, more than 0 and at most 100
   * @param maximum no more than so many
   * @param salt says which draw it is
   */
  record Sample(double percent, Optional<Long> maximum, String salt) {}
}
