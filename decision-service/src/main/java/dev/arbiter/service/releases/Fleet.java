package dev.arbiter.service.releases;

import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.releases.DeploymentStore.Serving;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The nodes of the cluster that were heard of lately, and what they serve. Thread-safe. */
final class Fleet {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final int MOST_WAITING = 8;
  private static final int RETRY_SECONDS = 5;

  private final DeploymentStore store;
  private final Rollout rollout;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  Fleet(DeploymentStore store, Rollout rollout) {
    this.store = store;
    this.rollout = rollout;
  }

  /**
   * What somebody waits for.
   *
   * @param deployment this one, or a later one
   * @param digest of the live release
   * @param isQuorumEnough whether more than half of the nodes are enough, else all of them
   */
  record Wanted(Optional<Long> deployment, Optional<String> digest, boolean isQuorumEnough) {
    boolean isNothing() {
      return deployment.isEmpty() && digest.isEmpty();
    }

    boolean isServedBy(List<Serving> nodes) {
      var serving = nodes.stream().filter(this::isServedBy).count();
      return isQuorumEnough
          ? 2 * serving > nodes.size()
          : serving == nodes.size() && !nodes.isEmpty();
    }

    private boolean isServedBy(Serving node) {
      return deployment.stream()
              .allMatch(wanted -> node.deployment().filter(id -> id >= wanted).isPresent())
          && digest.stream().allMatch(wanted -> node.digest().filter(wanted::equals).isPresent());
    }
  }

  /** What the nodes serve of the project. */
  List<Serving> serving(String project) {
    return store.serving(project);
  }

  /**
   * Returns what the nodes serve when that is what is wanted, or the time is up.
   *
   * @throws ProblemException if too many wait
   */
  List<Serving> await(String project, Wanted wanted, Duration patience) {
    var deadline = System.nanoTime() + patience.toNanos();
    if (!waiting.tryAcquire()) {
      throw ProblemException.unavailable(
          "Too many wait for nodes: ask again, or without a time", RETRY_SECONDS);
    }
    var serving = store.serving(project);
    try {
      while (!wanted.isServedBy(serving) && System.nanoTime() < deadline) {
        if (rollout.closesWithin(LOOK_EVERY)) {
          return serving;
        }
        serving = store.serving(project);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.release();
    }
    return serving;
  }
}
