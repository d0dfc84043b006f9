package dev.arbiter.domain.segment;

import dev.arbiter.domain.segment.Move.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * From one standing to the next. What other conditions decide now stands as it was seen until these
 * came into force. For one thread.
 */
final class Walk {
  private final Course.Seen seen;
  private final Optional<Instant> stated;
  private final List<Move> segments = new ArrayList<>();
  private final List<Move> triggers = new ArrayList<>();
  private boolean waiting;
  private Standing standing;

  /**
   * @param stated when something was stated last since the subject was seen
   */
  Walk(Course.Seen seen, Optional<Instant> stated) {
    this.seen = seen;
    this.stated = stated;
    this.standing = seen.standing();
    this.waiting = !seen.redefined().isEmpty();
  }

  Standing standing() {
    return standing;
  }

  /** Moves by what came to be known since the subject was seen. */
  void begin(Standing then) {
    var cause = stated.isPresent() ? Cause.EVENT : seen.cause();
    to(then, stated.orElse(seen.at()), cause);
  }

  /** The instant of the next step: another, or that at which other conditions come into force. */
  Instant next(Instant change) {
    return waiting && seen.force().isBefore(change) && seen.force().isAfter(seen.at())
        ? seen.force()
        : change;
  }

  /** Whether other conditions came into force, and no step was made since. */
  boolean isWaiting(Instant now) {
    return waiting && !seen.force().isAfter(now);
  }

  void to(Standing next, Instant at, Cause cause) {
    if (waiting && !at.isBefore(seen.force())) {
      waiting = false;
      become(mix(next, standing), seen.force(), Cause.RELEASE);
    }
    become(waiting ? mix(standing, next) : next, at, cause);
  }

  /** What is redefined as one has it, and all else as another has it. */
  private Standing mix(Standing redefined, Standing rest) {
    return new Standing(
        mix(redefined.segments(), rest.segments()), mix(redefined.triggers(), rest.triggers()));
  }

  private SortedSet<String> mix(SortedSet<String> redefined, SortedSet<String> rest) {
    var all = new TreeSet<String>();
    redefined.stream().filter(seen.redefined()::contains).forEach(all::add);
    rest.stream().filter(name -> !seen.redefined().contains(name)).forEach(all::add);
    return all;
  }

  private void become(Standing to, Instant at, Cause cause) {
    var instant = stated.filter(at::isBefore).filter(any -> cause == Cause.EVENT).orElse(at);
    segments.addAll(Move.between(standing.segments(), to.segments(), instant, cause));
    triggers.addAll(Move.between(standing.triggers(), to.triggers(), instant, cause));
    standing = to;
  }

  Course course(Instant until, Optional<Instant> due) {
    return new Course(standing, until, segments, triggers, due);
  }
}
