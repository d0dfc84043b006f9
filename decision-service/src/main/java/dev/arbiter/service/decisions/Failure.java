package dev.arbiter.service.decisions;

import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.domain.release.ReleaseRef;
import java.time.Duration;
import java.time.Instant;

/**
 * A decision that the release could not make.
 *
 * @param id what would have been the id of the decision
 * @param problem what went wrong; may tell of the subject
 */
record Failure(
    String id,
    Instant at,
    String profile,
    ReleaseRef release,
    DecisionRequest request,
    String problem,
    Duration took) {}
