package dev.arbiter.service.events;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.fact.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One record handed in, read as an event or refused.
 *
 * @param index its place in what was handed in, from 0
 * @param id the event's id, or one derived from the content if it has none
 * @param event the event, unless there are violations
 * @param violations why it is refused; empty if it is acceptable
 * @param original what was handed in, kept if it is refused
 */
public record Submission(
    long index,
    String id,
    Optional<Event> event,
    List<Violation> violations,
    Supplier<byte[]> original) {

  public Submission {
    violations = List.copyOf(violations);
  }

  /** The event, or its refusal if it has violations. */
  static Submission of(long index, EventSchemas.Checked checked, Supplier<byte[]> original) {
    return checked.violations().isEmpty()
        ? acceptable(index, checked.event(), original)
        : refused(index, checked.event().id(), checked.violations(), original);
  }

  /** An event that is known to suit the schema of its type. */
  public static Submission acceptable(long index, Event event, Supplier<byte[]> original) {
    return new Submission(index, event.id(), Optional.of(event), List.of(), original);
  }

  public static Submission refused(
      long index, String id, List<Violation> violations, Supplier<byte[]> original) {
    return new Submission(index, id, Optional.empty(), violations, original);
  }

  Submission refusedFor(Violation violation) {
    return refused(index, id, List.of(violation), original);
  }
}
