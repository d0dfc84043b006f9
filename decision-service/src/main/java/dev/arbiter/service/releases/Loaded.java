package dev.arbiter.service.releases;

import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.Deployment.Mode;
import dev.arbiter.service.releases.DeploymentStore.NewDeployment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Releases that are in memory before they are deployed together, so that what cannot be served is
 * not put in force. For one thread.
 */
final class Loaded implements AutoCloseable {
  private final CompiledReleases compiled;
  private final Rollout rollout;
  private final List<Lease> leases = new ArrayList<>();
  private final Map<String, Lease> live = new HashMap<>();

  Loaded(CompiledReleases compiled, Rollout rollout) {
    this.compiled = compiled;
    this.rollout = rollout;
  }

  /** The release that will be live of the project when those before are deployed. */
  Optional<Long> live(String project) {
    return Optional.ofNullable(live.get(project)).map(lease -> lease.release().ref().number());
  }

  /**
   * Loads the next one.
   *
   * @throws dev.arbiter.domain.ArbiterException if it cannot be, or has a slot that another project
   *     has, or will have
   */
  void load(NewDeployment next) {
    var project = next.project();
    var lease = compiled.hold(project, next.release());
    leases.add(lease);
    for (var slot : lease.release().catalog().slots().keySet()) {
      if (isTaken(slot, project)) {
        throw new ProblemException(
            ProblemKind.CONFLICT, "The slot %s belongs to another live project".formatted(slot));
      }
    }
    if (next.mode() == Mode.LIVE && next.at().isEmpty()) {
      live.put(project, lease);
    }
  }

  private boolean isTaken(String slot, String project) {
    var replaced = new HashSet<>(live.keySet());
    replaced.add(project);
    return rollout.isTaken(slot, replaced)
        || live.entrySet().stream()
            .filter(other -> !other.getKey().equals(project))
            .anyMatch(other -> other.getValue().release().catalog().slots().containsKey(slot));
  }

  /** What was not deployed leaves the memory when it is not wanted. */
  @Override
  public void close() {
    leases.forEach(compiled::release);
  }
}
