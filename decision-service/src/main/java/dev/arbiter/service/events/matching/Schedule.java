package dev.arbiter.service.events.matching;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When subjects are compared by themselves: when it is declared and in equal steps from then on,
 * however long runs take and whatever people ask for in between.
 *
 * @param every the time between two steps, not zero
 */
record Schedule(Instant from, Duration every) {

  /** The latest step until an instant; empty before the first. */
  Optional<Instant> step(Instant now) {
    return now.isBefore(from)
        ? Optional.empty()
        : Optional.of(from.plus(every.multipliedBy(Duration.between(from, now).dividedBy(every))));
  }

  /**
   * When the next run is due; not after now if it is already.
   *
   * @param asked when the last one was asked for
   */
  Instant next(Instant now, Optional<Instant> asked) {
    var step = step(now);
    if (step.isEmpty()) {
      return from;
    }
    var isDue = asked.isEmpty() || asked.get().isBefore(step.get());
    return isDue ? step.get() : step.get().plus(every);
  }
}
