package dev.arbiter.service;

import dev.arbiter.service.http.health.ServerStatus;
import java.util.Optional;

/**
 * How the server is at this moment.
 *
 * @param parts once they are all there
 */
record Status(Optional<Parts> parts, Optional<String> problem) implements ServerStatus {
  @Override
  public boolean hasStarted() {
    return parts.isPresent();
  }

  @Override
  public boolean databaseAnswers() {
    return parts.map(all -> all.database.answers()).orElse(false);
  }

  @Override
  public boolean gridRuns() {
    return parts.map(all -> all.knowledge.grid.isRunning()).orElse(false);
  }

  @Override
  public boolean releaseLive() {
    return parts.map(all -> !all.releases.live().isEmpty()).orElse(false);
  }
}
