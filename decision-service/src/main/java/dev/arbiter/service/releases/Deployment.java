package dev.arbiter.service.releases;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.arbiter.domain.guard.Guardrails;
import dev.arbiter.service.database.Change;
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
 * @param guardrails within which it has to stay
 * @param despiteBreach whether it was put in force though the release broke a guardrail before
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
    Optional<Instant> cancelledAt,
    Optional<Guardrails> guardrails,
    boolean despiteBreach) {

  /** Whether it has not come into force, and nobody wanted it whatever guardrails say. */
  boolean mayBeTakenBack(Instant now) {
    return cancelledAt.isEmpty() && effectiveAt.isAfter(now) && !despiteBreach;
  }

  /** What the admin log tells of it. */
  Change change() {
    var change =
        Change.of(deployedBy, rollback ? "release.rolled-back" : "release.deployed", project)
            .with("number", Long.toString(release))
            .with("mode", mode.wire());
    if (percent.isPresent()) {
      change = change.with("percent", percent.get().toString());
    }
    return effectiveAt.isAfter(deployedAt) ? change.with("at", effectiveAt.toString()) : change;
  }

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
