package dev.arbiter.service.releases;

import dev.arbiter.domain.guard.Guardrails;
import dev.arbiter.service.releases.Deployment.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Which release is in force since when, and which node serves it. Thread-safe; what a method
 * returned is durable. The clock is that of the store, so that all nodes have the same.
 */
interface DeploymentStore {

  /**
   * A deployment that is not kept yet.
   *
   * @param percent of the subjects, for a canary or a shadow
   * @param at when it comes into force; now without it
   * @param guardrails within which it has to stay
   * @param despiteBreach whether it is wanted though the release broke a guardrail before
   */
  record NewDeployment(
      String project,
      long release,
      Mode mode,
      Optional<Integer> percent,
      Optional<Instant> at,
      boolean rollback,
      String reason,
      String by,
      Optional<Guardrails> guardrails,
      boolean despiteBreach) {

    /** A deployment without guardrails. */
    NewDeployment(
        String project,
        long release,
        Mode mode,
        Optional<Integer> percent,
        Optional<Instant> at,
        boolean rollback,
        String reason,
        String by) {
      this(project, release, mode, percent, at, rollback, reason, by, Optional.empty(), false);
    }

    /** This deployment within guardrails. */
    NewDeployment within(Optional<Guardrails> rails) {
      return new NewDeployment(
          project, release, mode, percent, at, rollback, reason, by, rails, despiteBreach);
    }

    /** A deployment for all subjects, from now on. */
    static NewDeployment live(
        String project, long release, boolean rollback, String reason, String by) {
      return new NewDeployment(
          project, release, Mode.LIVE, Optional.empty(), Optional.empty(), rollback, reason, by);
    }
  }

  /**
   * What is in force of a project.
   *
   * @param canary deployed after the live one, and beside it
   * @param shadow likewise
   */
  record InForce(Deployment live, Optional<Deployment> canary, Optional<Deployment> shadow) {
    String project() {
      return live.project();
    }

    boolean has(long release) {
      return live.release() == release
          || canary.filter(tried -> tried.release() == release).isPresent();
    }

    boolean hasDeployment(long id) {
      return ids().anyMatch(one -> one == id);
    }

    /** The one that came last. */
    long lastId() {
      return ids().max().orElseThrow();
    }

    private LongStream ids() {
      return Stream.of(Optional.of(live), canary, shadow)
          .flatMap(Optional::stream)
          .mapToLong(Deployment::id);
    }
  }

  /**
   * What a node of the cluster serves of a project.
   *
   * @param deployment the last one that it serves; none if it cannot
   * @param release the live one; none if it serves none yet
   * @param canary the digest of the release that it tries
   * @param shadow the digest of the release that decides for nobody to see
   * @param problem why it does not serve what is in force
   */
  record Serving(
      String node,
      String project,
      Optional<Long> deployment,
      Optional<Long> release,
      Optional<String> digest,
      Optional<String> canary,
      Optional<String> shadow,
      Optional<Instant> since,
      Optional<String> problem) {
    /** Of this node, that it serves nothing of the project. */
    static Serving nothing(String node, String project) {
      return new Serving(
          node,
          project,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /** Puts all of these in force at their instants, in their order, or none of them. */
  List<Deployment> deploy(List<NewDeployment> wanted);

  /** Puts this in force at its instant. */
  default Deployment deploy(NewDeployment wanted) {
    return deploy(List.of(wanted)).get(0);
  }

  /** Deploys it if exactly this is in force still. */
  Optional<Deployment> replace(InForce seen, NewDeployment deployment);

  /** Takes back one that has not come into force; false if it has, or is not there. */
  boolean cancel(String project, long id, String by);

  /** The latest 1,000 deployments of a project, the newest first. */
  List<Deployment> deployments(String project);

  /** What this one deployed that is still to come into force. */
  List<Deployment> coming(String by);

  /**
   * The deployment by which the release broke a guardrail, unless one despite that has come into
   * force since then, for all to see.
   */
  Optional<Long> breach(String project, long release);

  /** Those of these deployments that broke a guardrail. */
  Set<Long> broken(List<Long> deployments);

  /** What is in force of each project that has a live release, by project. */
  List<InForce> inForce();

  /** The greatest number below this one of a release that was live once. */
  Optional<Long> servedBefore(String project, long release);

  /** Keeps what a node serves, now seen; who was silent for a day is forgotten. */
  void report(Serving serving);

  /**
   * The nodes that told anything within the last 15 s, by name, and what they serve of the project:
   * maybe nothing yet.
   */
  List<Serving> serving(String project);
}
