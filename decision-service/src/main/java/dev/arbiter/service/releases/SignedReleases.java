package dev.arbiter.service.releases;

import dev.arbiter.rules.archive.ArchiveException;
import dev.arbiter.rules.archive.DeploymentPlan.Step;
import dev.arbiter.rules.archive.ReleaseArchive;
import dev.arbiter.rules.archive.VerificationKey;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.access.Role;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.DeploymentStore.InForce;
import dev.arbiter.service.releases.DeploymentStore.NewDeployment;
import dev.arbiter.service.releases.TakenPlan.Taken;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
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
   * Deploys what a plan changes: a step that is new, or was not what was deployed last; all after
   * it of the same project, which it may have ended; and all of a project of which a canary or
   * shadow is named no more, for that ends with the next live deployment. What was deployed for the
   * same reason before is left out. If one cannot be deployed, none is. An instant that has passed
   * is now. What an earlier plan let come, and this one does not, comes no more.
   *
   * @param atLast runs when all is ready; if it fails, nothing is deployed
   */
  public void deploy(TakenPlan plan, Runnable atLast) {
    var ended = ended(plan);
    var changed = changed(plan, ended);
    var left = changed.stream().filter(one -> !isDone(plan, one)).map(one -> wanted(plan, one));
    releases
        .deployments()
        .deployAll(
            Stream.concat(putBack(plan, ended), left).toList(),
            () -> {
              atLast.run();
              checkPresent(ended);
            });
    for (var coming : store().coming(ACTOR)) {
      if (!plan.letsCome(coming, changed)) {
        store().cancel(coming.project(), coming.id(), ACTOR);
      }
    }
  }

  /** What is in force with a canary or shadow of an earlier plan that this one names no more. */
  private List<InForce> ended(TakenPlan plan) {
    return store().inForce().stream()
        .filter(
            present ->
                Stream.of(present.canary(), present.shadow())
                    .flatMap(Optional::stream)
                    .anyMatch(one -> one.deployedBy().equals(ACTOR) && !plan.names(one)))
        .toList();
  }

  private List<Taken> changed(TakenPlan plan, List<InForce> ended) {
    var projects = new HashSet<String>();
    ended.forEach(present -> projects.add(present.project()));
    var changed = new ArrayList<Taken>();
    for (var one : plan.steps()) {
      if (!plan.saidBefore(one) || !isLast(one)) {
        projects.add(one.project());
      }
      if (projects.contains(one.project())) {
        changed.add(one);
      }
    }
    return changed;
  }

  /** Whether this is what a plan deployed last of the project in that mode. */
  private boolean isLast(Taken taken) {
    return deployments(taken).findFirst().filter(taken::isSame).isPresent();
  }

  private boolean isDone(TakenPlan plan, Taken taken) {
    var reason = plan.reason(taken);
    return deployments(taken).anyMatch(one -> taken.isSame(one) && one.reason().equals(reason));
  }

  /** What plans deployed of the project in that mode, the newest first. */
  private Stream<Deployment> deployments(Taken taken) {
    return store().deployments(taken.project()).stream()
        .filter(one -> one.deployedBy().equals(ACTOR) && taken.isOfPlace(one));
  }

  /** The live releases that are deployed anew, since the plan has none that ends what it must. */
  private Stream<NewDeployment> putBack(TakenPlan plan, List<InForce> ended) {
    return ended.stream()
        .map(InForce::live)
        .filter(live -> plan.steps().stream().noneMatch(step -> replaces(step, live)))
        .map(
            live ->
                NewDeployment.live(live.project(), live.release(), true, plan.version(), ACTOR));
  }

  private boolean replaces(Taken taken, Deployment live) {
    return taken.isOfPlace(live) && at(taken).isEmpty();
  }

  private Optional<Instant> at(Taken taken) {
    return taken.step().at().filter(instant -> instant.isAfter(clock.instant()));
  }

  private NewDeployment wanted(TakenPlan plan, Taken taken) {
    return new NewDeployment(
        taken.project(),
        taken.release(),
        taken.mode(),
        taken.step().percent(),
        at(taken),
        false,
        plan.reason(taken),
        ACTOR,
        Optional.empty(),
        taken.step().despiteBreach());
  }

  /** What people deployed meanwhile is not overridden by what was in force before. */
  private void checkPresent(List<InForce> ended) {
    if (!store().inForce().containsAll(ended)) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "Something was deployed meanwhile: the plan is looked at again");
    }
  }

  private DeploymentStore store() {
    return releases.deployments().store();
  }
}
