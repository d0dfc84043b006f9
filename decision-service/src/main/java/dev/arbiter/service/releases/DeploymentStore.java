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
   * @param at when it comes into force; now without it
   */
  record NewDeployment(
      String project,
      long release,
      Optional<Instant> at,
      boolean rollback,
      String reason,
      String by) {}

  /**
   * What a node of the cluster serves of a project.
   *
   * @param release none if it serves none yet
   * @param problem why it does not serve what is in force
   */
  record Serving(
      String node,
      String project,
      Optional<Long> release,
      Optional<String> digest,
      Optional<Instant> since,
      Optional<String> problem) {}

  Deployment deploy(NewDeployment deployment);

  /** Takes back one that has not come into force; false if it has, or is not there. */
  boolean cancel(String project, long id, String by);

  /** The latest 1,000 deployments of a project, the newest first. */
  List<Deployment> deployments(String project);

  /** The deployment in force of each project that has one, by project. */
  List<Deployment> inForce();

  /** The greatest number below this one of a release that was in force once. */
  Optional<Long> servedBefore(String project, long release);

  /** Keeps what a node serves, now seen. */
  void report(Serving serving);

  /** The nodes that told within the last 15 s what they serve of the project, by name. */
  List<Serving> serving(String project);
}
