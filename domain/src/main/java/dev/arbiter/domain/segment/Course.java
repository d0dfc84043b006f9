package dev.arbiter.domain.segment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a subject moved since it was last looked at.
 *
 * @param standing where it stands now
 * @param segments its moves among segments, in the order of time
 * @param triggers when conditions of triggers became true or untrue of it, in the order of time
 * @param due when it is to be looked at again though nothing happens
 */
public record Course(
    Standing standing, List<Move> segments, List<Move> triggers, Optional<Instant> due) {
  public Course {
    segments = List.copyOf(segments);
    triggers = List.copyOf(triggers);
  }

  /**
   * What was seen when a subject was last looked at.
   *
   * @param cause why it may stand elsewhere at that same instant, as it is seen now
   */
  public record Seen(Standing standing, Instant at, Move.Cause cause) {}
}
