package dev.arbiter.service.releases;

import java.time.Instant;
import java.util.Optional;

/**
 * That a release of a project answers requests from an instant on.
 *
 * @param id counts the deployments of all projects
 * @param mode {@code live}, or {@code canary} for a share of the subjects beside the live one
 * @param percent how large the share is
 * @param rollback whether it puts back what was there before
 * @param reason why, or empty
 */
record Deployment(
    long id,
    String project,
    long release,
    String digest,
    String mode,
    Optional<Integer> percent,
    boolean rollback,
    String reason,
    Instant effectiveAt,
    Instant deployedAt,
    String deployedBy,
    Optional<Instant> cancelledAt) {
  static final String LIVE = "live";
  static final String CANARY = "canary";
}
