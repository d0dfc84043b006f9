package dev.arbiter.service.releases;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * That a release of a project answers requests from an instant on.
 *
 * @param id counts the deployments of all projects
 * @param percent how large the share is
 * @param rollback whether it puts back what was there before
 * @param reason why, or empty
 */
record Deployment(
    long id,
    String project,
    long release,
    String digest,
    Mode mode,
    Optional<Integer> percent,
    boolean rollback,
    String reason,
    Instant effectiveAt,
    Instant deployedAt,
    String deployedBy,
    Optional<Instant> cancelledAt) {

  /** For whom a release decides. */
  enum Mode {
    /** For all subjects. */
    @JsonProperty("live")
    LIVE,
    /** For a share of them, beside the live release. */
    @JsonProperty("canary")
    CANARY,
    /** For nobody to see, beside the live release. */
    @JsonProperty("shadow")
    SHADOW;

    /** The name in JSON and SQL. */
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of this name. */
    static Mode of(String wire) {
      return valueOf(wire.toUpperCase(Locale.ROOT));
    }
  }
}
