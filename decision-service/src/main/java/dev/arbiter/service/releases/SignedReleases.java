package dev.arbiter.service.releases;

import dev.arbiter.rules.archive.ArchiveException;
import dev.arbiter.rules.archive.DeploymentPlan.Step;
import dev.arbiter.rules.archive.ReleaseArchive;
import dev.arbiter.rules.archive.VerificationKey;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.access.Role;
import dev.arbiter.service.releases.Deployment.Mode;
import dev.arbiter.service.releases.DeploymentStore.NewDeployment;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Releases that come with a signature in place of a person: it stands for the author and for the
 * approval. Everything else is asked of them as of others: they are compiled, analysed and tested
 * by their scenarios before they are kept, and deployed under the same conditions. Thread-safe;
 * doing the same again changes nothing.
 */
public final class SignedReleases {
  /** What the admin log calls it. */
  public static final String ACTOR = "watch";

  private static final Caller WATCH =
      new Caller(ACTOR, Caller.Kind.API_KEY, ACTOR, EnumSet.of(Role.RULE_DEVELOPER));

  private final Releases releases;
  private final InstantSource clock;

  SignedReleases(Releases releases, InstantSource clock) {
    this.releases = releases;
    this.clock = clock;
  }

  /**
   * Keeps a release, approved by its signature. The server signs it, as all that it published, so
   * that it can be loaded when the key of the plans is another one or nothing is watched any more.
   *
   * @param step tells the project and the digest
   * @param trusted whose signature stands for an approval
   * @return its number
   * @throws dev.arbiter.domain.ArbiterException if it is not what the step says, or not sound
   */
  public long take(Step step, byte[] archive, List<VerificationKey> trusted, String why) {
    var verified = ReleaseArchive.verify(archive, trusted);
    if (!verified.digest().equals(step.digest())) {
      throw new ArchiveException(
          "%s has the digest %s, expected %s"
              .formatted(step.archive(), verified.digest(), step.digest()));
    }
    var entry = releases.publish(step.project(), verified.files(), WATCH).entry();
    if (!entry.hasApproval()) {
      var key = "key " + verified.signedBy();
      releases.store().approve(step.project(), entry.number(), ACTOR, key, why);
    }
    return entry.number();
  }

  /**
   * A step of a plan whose release was taken.
   *
   * @param release its number
   * @param reason which tells this deployment from others of the release
   */
  public record Taken(Step step, long release, String reason) {
    private boolean isOf(Deployment one) {
      return one.deployedBy().equals(ACTOR) && one.mode() == mode();
    }

    private boolean isSame(Deployment one) {
      return one.release() == release && one.percent().equals(step.percent());
    }

    private Mode mode() {
      return Mode.valueOf(step.mode().name());
    }
  }

  /** Whether this is what a plan deployed last of the project in that mode. */
  public boolean isLast(Taken taken) {
    return deployments(taken).filter(taken::isOf).findFirst().filter(taken::isSame).isPresent();
  }

  /**
   * Deploys all releases that were not deployed for the same reason before; if one cannot be, none.
   * An instant that has passed is now.
   *
   * @param atLast runs when all is ready; if it fails, nothing is deployed
   */
  public void deploy(List<Taken> all, Runnable atLast) {
    var left = all.stream().filter(one -> !isDone(one)).map(this::deployment).toList();
    releases.deployments().deployAll(left, atLast);
  }

  private boolean isDone(Taken taken) {
    return deployments(taken)
        .filter(taken::isOf)
        .anyMatch(one -> taken.isSame(one) && one.reason().equals(taken.reason()));
  }

  private Stream<Deployment> deployments(Taken taken) {
    return releases.deployments().store().deployments(taken.step().project()).stream();
  }

  private NewDeployment deployment(Taken taken) {
    var step = taken.step();
    return new NewDeployment(
        step.project(),
        taken.release(),
        taken.mode(),
        step.percent(),
        step.at().filter(instant -> instant.isAfter(clock.instant())),
        false,
        taken.reason(),
        ACTOR,
        Optional.empty(),
        step.despiteBreach());
  }
}
