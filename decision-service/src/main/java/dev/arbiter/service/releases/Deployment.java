package dev.arbiter.service.releases;

import java.time.Instant;
import java.util.Optional;

/**
 * That a release of a project answers requests from an instant on.
 *
 * @param id counts the deployments of all projects
 * @param mode {@code live}
 * @param rollback whether it puts back what was there before
 * @param reason why, or empty
 */
record Deployment(
    long id,
    String project,
    long release,
    String digest,
    String mode,
    boolean rollback,
    String reason,
    Instant effectiveAt,
    Instant deployedAt,
    String deployedBy,
    Optional<Instant> cancelledAt) {}
