package dev.arbiter.service.triggers;

import dev.arbiter.domain.trigger.Trigger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * That a trigger fired for a subject.
 *
 * @param seq the order of firings
 * @param id also that of the decision that follows
 * @param revision of the profile as it was seen
 * @param at when the condition became true
 * @param attempts how often it was tried to hand the decision to the outlet
 * @param nextAt not to be worked on before
 * @param problem what went wrong last
 */
public record Firing(
    long seq,
    String id,
    String project,
    long release,
    String trigger,
    String profile,
    long revision,
    Instant at,
    Trigger.Request request,
    String outlet,
    State state,
    int attempts,
    Instant nextAt,
    Optional<String> problem,
    Instant changedAt) {

  /** How far it is. */
  enum State {
    /** A decision is to be made. */
    DUE,
    /** The decision is logged, and to be handed to the outlet. */
    DECIDED,
    /** The outlet has it. */
    DELIVERED,
    /** The condition was untrue again before a decision was made. */
    CANCELLED,
    /** It was known too late. */
    LATE,
    /** Nothing was chosen, so that there is nothing to tell. */
    EMPTY,
    /** The outlet did not take it, however often it was tried. */
    DEAD,
    /** No decision could be made. */
    FAILED;

    /** The word for it. */
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<State> of(String word) {
      return Arrays.stream(values()).filter(state -> state.wire().equals(word)).findFirst();
    }
  }

  /** The same with its decision made. */
  Firing decided() {
    return new Firing(
        seq,
        id,
        project,
        release,
        trigger,
        profile,
        revision,
        at,
        request,
        outlet,
        State.DECIDED,
        0,
        nextAt,
        problem,
        changedAt);
  }
}
