package dev.arbiter.service.decisions;

import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.decision.World;
import dev.arbiter.domain.fact.Facts;
import java.time.Instant;
import java.util.Optional;

/**
 * A decision request to be tried out.
 *
 * @param at the instant for which to decide, now if empty
 */
record Simulation(
    Subject subject,
    String slot,
    String channel,
    String purpose,
    Facts context,
    Optional<Integer> limit,
    Optional<Instant> at) {
  Simulation {
    at.ifPresent(World::requireDecidable);
  }

  DecisionRequest request() {
    return new DecisionRequest(subject, slot, channel, purpose, context, limit);
  }
}
