package dev.arbiter.domain.segment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a subject moved since it was last looked at.
 *
 * @param standing where it stands at {@code until}
 * @param until up to when it was followed: now, unless there was too much at once
 * @param segments its moves among segments, in the order of time
 * @param triggers when conditions of triggers became true or untrue of it, in the order of time
 * @param due when it is to be looked at again though nothing happens
 */
public record Course(
    Standing standing,
    Instant until,
    List<Move> segments,
    List<Move> triggers,
    Optional<Instant> due) {
  public Course {
    segments = List.copyOf(segments);
    triggers = List.copyOf(triggers);
  }

  /**
   * What was seen when a subject was last looked at.
   *
   * @param cause why it may stand elsewhere at that same instant, as it is seen now
   * @param quiet up to when nothing can have changed since; empty if that is not known
   * @param redefined what other conditions decide now, see {@link Outlook#terms}
   * @param force since when they do
   */
  public record Seen(
      Standing standing,
      Instant at,
      Move.Cause cause,
      Optional<Instant> quiet,
      Set<String> redefined,
      Instant force) {
    public Seen {
      redefined = Set.copyOf(redefined);
    }

    /** What was seen, by conditions that are the same still. */
    public Seen(Standing standing, Instant at, Move.Cause cause) {
      this(standing, at, cause, Optional.empty(), Set.of(), at);
    }
  }
}
