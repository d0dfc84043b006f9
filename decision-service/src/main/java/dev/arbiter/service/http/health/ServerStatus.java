package dev.arbiter.service.http.health;

import java.util.Optional;

/** How the server is; the composition root knows. Thread-safe. */
public interface ServerStatus {

  /** Whether start-up is over and all parts are there. */
  boolean hasStarted();

  /** Why the server cannot start, in one sentence; empty while it still may. */
  Optional<String> problem();

  /** Whether the database answers within a second. */
  boolean databaseAnswers();

  /** Whether the grid of profiles runs. */
  boolean gridRuns();

  /** Whether a release is live, so that decisions can be made. */
  boolean releaseLive();
}
