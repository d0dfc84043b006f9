package dev.arbiter.domain.trigger;

import dev.arbiter.domain.rule.Condition;
import java.time.Duration;
import java.util.Optional;

/**
 * A condition that makes the server decide for a subject when it becomes true, and hand the result
 * to an outlet.
 *
 * @param id its name
 * @param condition when it becomes true, by an event or by the passing of time, the trigger fires
 * @param request what is then decided
 * @param outlet the name of that which gets the decision
 * @param lateness what became true longer ago than this is told too late and fires no more
 * @param again a subject fires it once within this time; whenever it becomes true if empty
 */
public record Trigger(
    String id,
    Condition condition,
    Request request,
    String outlet,
    Duration lateness,
    Optional<Duration> again) {

  /**
   * What is decided.
   *
   * @param limit the most actions, from 1; the slot's own limit if empty
   */
  public record Request(String slot, String channel, String purpose, Optional<Integer> limit) {}
}
