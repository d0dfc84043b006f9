package dev.arbiter.service.releases;

import dev.arbiter.service.access.Caller;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.DeploymentStore.InForce;
import dev.arbiter.service.releases.DeploymentStore.NewDeployment;
import dev.arbiter.service.releases.DeploymentStore.Serving;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The second half of the life of a release: deployed, served, rolled back. Thread-safe; what a
 * method returned is durable.
 */
final class Deployments {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final int MOST_WAITING = 8;

  private final BiFunction<String, Long, ReleaseEntry> releases;
  private final DeploymentStore store;
  private final CompiledReleases compiled;
  private final Rollout rollout;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  /**
   * @param releases finds a release of a project, or throws what the caller is to be told
   */
  Deployments(
      BiFunction<String, Long, ReleaseEntry> releases,
      DeploymentStore store,
      CompiledReleases compiled,
      Rollout rollout) {
    this.releases = releases;
    this.store = store;
    this.compiled = compiled;
    this.rollout = rollout;
  }

  DeploymentStore store() {
    return store;
  }

  /**
   * Deploys an approved release, and serves it here when this returns, unless it is to come into
   * force later.
   *
   * @throws ProblemException if it is not approved, or cannot be loaded
   */
  Deployment deploy(NewDeployment wanted) {
    var entry = releases.apply(wanted.project(), wanted.release());
    if (!entry.hasApproval() && !entry.createdBy().equals(Releases.SERVER.name())) {
      throw new ProblemException(
          ProblemKind.CONFLICT,
          "Release %d is not approved: a second person approves it first"
              .formatted(entry.number()));
    }
    if (wanted.percent().isPresent() && inForce(wanted.project()).isEmpty()) {
      throw conflict("A canary is tried beside a live release: deploy one first");
    }
    return putInForce(wanted);
  }

  /**
   * Puts back what was there before: ends a canary, else puts an earlier release back in force.
   *
   * @param release which was live once; by default the live one beside a canary, else the latest
   *     before the live one
   * @throws ProblemException if there is none
   */
  Deployment rollBack(String project, Optional<Long> release, String reason, Caller by) {
    var present =
        inForce(project)
            .orElseThrow(() -> conflict("Nothing of this project is in force: deploy a release"));
    var below =
        release
            .or(() -> present.canary().map(tried -> present.live().release()))
            .map(number -> number + 1)
            .orElse(present.live().release());
    var target =
        store
            .servedBefore(project, below)
            .filter(number -> release.isEmpty() || release.get().equals(number))
            .orElseThrow(
                () ->
                    conflict(
                        release.isPresent()
                            ? "This release was never live: deploy it"
                            : "There is no earlier release that was live"));
    return putInForce(NewDeployment.live(project, target, true, reason, by.name()));
  }

  /** Loads it first, so that what cannot be served is not put in force. */
  Deployment putInForce(NewDeployment wanted) {
    compiled.lease(wanted.project(), wanted.release());
    var made = store.deploy(wanted);
    rollout.follow();
    return made;
  }

  /**
   * Returns when all nodes serve what has this digest, or the time is up; callers beyond a few do
   * not wait.
   */
  List<Serving> awaitServing(String project, String digest, Duration patience) {
    var deadline = System.nanoTime() + patience.toNanos();
    var serving = store.serving(project);
    if (!waiting.tryAcquire()) {
      return serving;
    }
    try {
      while (!allServe(serving, digest) && System.nanoTime() < deadline) {
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

  private static boolean allServe(List<Serving> serving, String digest) {
    return !serving.isEmpty()
        && serving.stream()
            .allMatch(
                node ->
                    Stream.of(node.digest(), node.canary())
                        .anyMatch(one -> one.equals(Optional.of(digest))));
  }

  /** What is in force of the project. */
  Optional<InForce> inForce(String project) {
    return store.inForce().stream()
        .filter(inForce -> inForce.project().equals(project))
        .findFirst();
  }

  private static ProblemException conflict(String detail) {
    return new ProblemException(ProblemKind.CONFLICT, detail);
  }
}
