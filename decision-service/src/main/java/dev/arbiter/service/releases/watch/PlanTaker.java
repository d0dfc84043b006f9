package dev.arbiter.service.releases.watch;

import dev.arbiter.rules.archive.DeploymentPlan;
import dev.arbiter.rules.archive.DeploymentPlan.Step;
import dev.arbiter.rules.archive.VerificationKey;
import dev.arbiter.service.releases.SignedReleases;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Takes plans. All releases of a plan are kept before the first is deployed, so that one that is
 * not sound leaves everything as it is; what was done before a crash is not done again. For one
 * thread.
 */
final class PlanTaker {
  private static final int MAX_PLAN = 1 << 20;
  private static final int MAX_SIGNATURE = 1_000;
  private static final int MAX_ARCHIVE = 64 << 20;

  private final Source source;
  private final SignedReleases releases;
  private final List<VerificationKey> trusted;

  PlanTaker(Source source, SignedReleases releases, List<VerificationKey> trusted) {
    this.source = source;
    this.releases = releases;
    this.trusted = List.copyOf(trusted);
  }

  /**
   * Takes the plan that is there now, if it is newer than the one that was taken last.
   *
   * @throws dev.arbiter.domain.ArbiterException if it cannot be taken
   */
  WatchState take(WatchState before, Instant now) {
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
      if (!isNewer(plan.version(), digest, before)) {
        return before.seen(snapshot.id());
      }
      take(plan, snapshot, signer);
      return before.taken(plan.version(), digest, snapshot.id(), now);
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

  private void take(DeploymentPlan plan, Source.Snapshot snapshot, String signer) {
    var why =
        "version %d of the plan, signed by key %s%s"
            .formatted(
                plan.version(), signer, snapshot.id().isEmpty() ? "" : ", commit " + snapshot.id());
    var numbers = new ArrayList<Long>();
    for (var step : plan.steps()) {
      var archive = snapshot.file(step.archive(), MAX_ARCHIVE);
      numbers.add(releases.take(step, archive, trusted, why));
    }
    for (var i = 0; i < plan.steps().size(); i++) {
      var step = plan.steps().get(i);
      releases.deploy(step, numbers.get(i), reason(plan, step));
    }
  }

  /** The same after a crash, whichever commit the plan is read from. */
  private static String reason(DeploymentPlan plan, Step step) {
    var version = "version %d of the plan".formatted(plan.version());
    return step.reason().isBlank() ? version : version + ": " + step.reason();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
