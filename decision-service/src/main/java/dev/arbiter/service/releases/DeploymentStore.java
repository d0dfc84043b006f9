package dev.arbiter.service.releases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which release is in force since when, and which node serves it. Thread-safe; what a method
 * returned is durable. The clock is that of the store, so that all nodes have the same.
 */
interface DeploymentStore {

  /**
   * A deployment that is not kept yet.
   *
   * @param percent of the subjects, for a canary
   * @param at when it comes into force; now without it
   */
  record NewDeployment(
      String project,
      long release,
      Optional<Integer> percent,
      Optional<Instant> at,
      boolean rollback,
      String reason,
      String by) {
    /** A deployment for all subjects, from now on. */
    static NewDeployment live(
        String project, long release, boolean rollback, String reason, String by) {
      return new NewDeployment(
          project, release, Optional.empty(), Optional.empty(), rollback, reason, by);
    }

    String mode() {
      return percent.isPresent() ? Deployment.CANARY : Deployment.LIVE;
    }
  }

  /**
   * What is in force of a project.
   *
   * @param canary deployed after the live one, and beside it
   */
  record InForce(Deployment live, Optional<Deployment> canary) {
    String project() {
      return live.project();
    }

    boolean has(long release) {
      return live.release() == release
          || canary.filter(tried -> tried.release() == release).isPresent();
    }
  }

  /**
   * What a node of the cluster serves of a project.
   *
   * @param deployment the last one that it serves; none if it cannot
   * @param release the live one; none if it serves none yet
   * @param canary the digest of the release that it tries
   * @param problem why it does not serve what is in force
   */
  record Serving(
      String node,
      String project,
      Optional<Long> deployment,
      Optional<Long> release,
      Optional<String> digest,
      Optional<String> canary,
      Optional<Instant> since,
      Optional<String> problem) {}

  Deployment deploy(NewDeployment deployment);

  /** Takes back one that has not come into force; false if it has, or is not there. */
  boolean cancel(String project, long id, String by);

  /** The latest 1,000 deployments of a project, the newest first. */
  List<Deployment> deployments(String project);

  /** What is in force of each project that has a live release, by project. */
  List<InForce> inForce();

  /** The greatest number below this one of a release that was live once. */
  Optional<Long> servedBefore(String project, long release);

  /** Keeps what a node serves, now seen. */
  void report(Serving serving);

  /** The nodes that told within the last 15 s what they serve of the project, by name. */
  List<Serving> serving(String project);
}
