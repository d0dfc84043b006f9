package dev.arbiter.service.http.json;

import dev.arbiter.domain.decision.Decision;
import java.time.Duration;

/**
 * A decision as a caller gets it.
 *
 * @param took from the arrival of the request to the decision
 */
public record TimedDecision(Decision decision, Duration took) {}
