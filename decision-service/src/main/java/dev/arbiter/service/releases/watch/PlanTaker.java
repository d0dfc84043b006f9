package dev.arbiter.service.releases.watch;

import dev.arbiter.rules.archive.DeploymentPlan;
import dev.arbiter.rules.archive.VerificationKey;
import dev.arbiter.service.releases.SignedReleases;
import dev.arbiter.service.releases.TakenPlan;
import dev.arbiter.service.releases.TakenPlan.Taken;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Takes plans, each as a whole: a release that is not sound, or cannot be deployed, leaves
 * everything as it is. What the plan before said too is not done again, nor what was done before a
 * crash. For one thread.
 */
final class PlanTaker {
  private static final int MAX_PLAN = 1 << 20;
  private static final int MAX_SIGNATURE = 1_000;
  private static final int MAX_ARCHIVE = 64 << 20;

  private final String environment;
  private final Source source;
  private final SignedReleases releases;
  private final List<VerificationKey> trusted;

  /**
   * @param environment whose plans are taken
   */
  PlanTaker(
      String environment, Source source, SignedReleases releases, List<VerificationKey> trusted) {
    this.environment = environment;
    this.source = source;
    this.releases = releases;
    this.trusted = List.copyOf(trusted);
  }

  /**
   * Takes the plan that is there now, if it is newer than the one that was taken last.
   *
   * @param atLast runs before anything is deployed, which may be long after; if it fails, nothing
   *     is
   * @throws dev.arbiter.domain.ArbiterException if it cannot be taken
   */
  WatchState take(WatchState before, Instant now, Runnable atLast) {
    var found = source.look(before.commit());
    if (found.isEmpty()) {
      return before.seen(before.commit());
    }
    try (var snapshot = found.get()) {
      var yaml = snapshot.file(DeploymentPlan.FILE, MAX_PLAN);
      var signature = snapshot.file(DeploymentPlan.SIGNATURE, MAX_SIGNATURE);
      var signer = DeploymentPlan.signer(yaml, signature, trusted);
      var plan = DeploymentPlan.read(yaml);
      var digest = sha256(yaml);
      checkEnvironment(plan);
      if (!isNewer(plan.version(), digest, before)) {
        return before.seen(snapshot.id());
      }
      var version = "version %d of the plan".formatted(plan.version());
      var taken = new TakenPlan(version, released(plan, snapshot, signer), before.steps());
      releases.deploy(taken, atLast);
      return before.taken(plan, digest, snapshot.id(), now);
    }
  }

  private void checkEnvironment(DeploymentPlan plan) {
    if (!plan.environment().equals(environment)) {
      throw new WatchException(
          "the plan is for the environment %s, and this server is in %s"
              .formatted(plan.environment(), environment));
    }
  }

  private static boolean isNewer(long version, String digest, WatchState before) {
    if (version < before.version()) {
      throw new WatchException(
          "the plan has the version %d, but %d was taken already: nobody goes back to an older plan"
              .formatted(version, before.version()));
    }
    if (version == before.version() && !digest.equals(before.plan())) {
      throw new WatchException(
          "the plan has changed, but not its version %d: a new plan needs a greater one"
              .formatted(version));
    }
    return version > before.version();
  }

  private List<Taken> released(DeploymentPlan plan, Source.Snapshot snapshot, String signer) {
    var why =
        "version %d of the plan, signed by key %s%s"
            .formatted(
                plan.version(), signer, snapshot.id().isEmpty() ? "" : ", commit " + snapshot.id());
    var all = new ArrayList<Taken>();
    for (var step : plan.steps()) {
      var archive = snapshot.file(step.archive(), MAX_ARCHIVE);
      var release = releases.take(step, archive, trusted, why);
      all.add(new Taken(step, release));
    }
    return all;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
