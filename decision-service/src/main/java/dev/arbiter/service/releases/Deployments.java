package dev.arbiter.service.releases;

import dev.arbiter.domain.release.Tier;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.Deployment.Mode;
import dev.arbiter.service.releases.DeploymentStore.InForce;
import dev.arbiter.service.releases.DeploymentStore.NewDeployment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The second half of the life of a release: deployed, served, rolled back. Thread-safe; what a
 * method returned is durable.
 */
final class Deployments {
  private static final Duration FARTHEST = Duration.ofDays(366);

  private final DeploymentStore store;
  private final CompiledReleases compiled;
  private final Rollout rollout;
  private final Publisher publisher;
  private final InstantSource clock;
  private final Fleet fleet;

  Deployments(
      DeploymentStore store,
      CompiledReleases compiled,
      Rollout rollout,
      Publisher publisher,
      InstantSource clock) {
    this.store = store;
    this.compiled = compiled;
    this.rollout = rollout;
    this.publisher = publisher;
    this.clock = clock;
    this.fleet = new Fleet(store, rollout);
  }

  Fleet fleet() {
    return fleet;
  }

  DeploymentStore store() {
    return store;
  }

  /**
   * Deploys an approved release, and serves it here when this returns, unless it is to come into
   * force later.
   *
   * @throws ProblemException if it is not approved, or cannot be loaded, or is to come at an
   *     impossible instant
   */
  Deployment deploy(NewDeployment wanted) {
    return deployAll(List.of(wanted), () -> {}).get(0);
  }

  /**
   * Deploys all of these in their order; if one cannot be, after those before it, then none. What
   * is put back is not asked whether it may be deployed, for it was.
   *
   * @param atLast runs when all is ready; if it fails, nothing is deployed
   */
  List<Deployment> deployAll(List<NewDeployment> wanted, Runnable atLast) {
    try (var loaded = new Loaded(compiled, rollout)) {
      for (var one : wanted) {
        if (!one.rollback()) {
          check(one, loaded.live(one.project()).or(() -> live(one.project())));
        }
        loaded.load(one);
      }
      return put(wanted, atLast);
    }
  }

  private void check(NewDeployment wanted, Optional<Long> live) {
    wanted.at().ifPresent(this::checkAhead);
    var entry = publisher.find(wanted.project(), wanted.release());
    if (!entry.hasApproval() && !entry.createdBy().equals(Releases.SERVER.name())) {
      throw new ProblemException(
          ProblemKind.CONFLICT,
          "Release %d is not approved: a second person approves it first"
              .formatted(entry.number()));
    }
    if (wanted.mode() != Mode.LIVE) {
      checkBeside(wanted.release(), live);
    }
    checkTier(entry, live);
    if (!wanted.despiteBreach() && wanted.mode() != Mode.SHADOW) {
      store.breach(wanted.project(), wanted.release()).ifPresent(Deployments::refuse);
    }
  }

  private static void checkBeside(long release, Optional<Long> live) {
    if (live.isEmpty()) {
      throw conflict("A release is tried beside a live one: deploy one first");
    }
    if (live.get() == release) {
      throw conflict("Release %d is the live one: try another".formatted(release));
    }
  }

  private void checkAhead(Instant at) {
    var now = clock.instant();
    if (at.isBefore(now) || at.isAfter(now.plus(FARTHEST))) {
      throw ProblemException.invalid(
          "at", "out-of-range", "at must lie ahead, by a year at most; now without it");
    }
  }

  private static void refuse(long deployment) {
    throw conflict(
        "The release is held, since it broke a guardrail as deployment %d: deploy it with"
                .formatted(deployment)
            + " despiteBreach and a reason");
  }

  /** What was no code when it was published may bring back old code now. */
  private void checkTier(ReleaseEntry entry, Optional<Long> live) {
    if (entry.tier() == Tier.BUSINESS
        && !live.equals(Optional.of(entry.number()))
        && publisher.change(entry, live).tier() == Tier.DEVELOPER) {
      throw conflict(
          "Its code differs from that of the live release, which came later: publish it anew");
    }
  }

  /**
   * What is to be put back.
   *
   * @param release which was live once; by default the live one beside a canary, else the latest
   *     before the live one
   * @param from only if this one is in force, so that a call that is made again does no more
   */
  record Rollback(Optional<Long> release, Optional<Long> from, String reason) {}

  /**
   * Puts back what was there before: ends a canary, else puts an earlier release back in force.
   *
   * @throws ProblemException if there is none
   */
  Deployment rollBack(String project, Rollback order, Caller by) {
    var present =
        inForce(project)
            .orElseThrow(() -> conflict("Nothing of this project is in force: deploy a release"));
    var release = order.release();
    release.ifPresent(number -> publisher.find(project, number));
    if (order.from().filter(from -> !present.has(from)).isPresent()) {
      throw conflict("That release is not in force any more: look what is");
    }
    return putBack(present, target(present, release), order.reason(), by)
        .orElseThrow(() -> conflict("Something was deployed meanwhile: look what is in force"));
  }

  /** Puts a release back in the place of what was seen in force, if that is there still. */
  Optional<Deployment> putBack(InForce seen, long release, String reason, Caller by) {
    var wanted = NewDeployment.live(seen.project(), release, true, reason, by.name());
    try (var loaded = new Loaded(compiled, rollout)) {
      loaded.load(wanted);
      var made = store.replace(seen, wanted);
      rollout.follow();
      return made;
    }
  }

  /** The release that is wanted, else the live one beside others, else one that was live before. */
  private long target(InForce present, Optional<Long> wanted) {
    var project = present.live().project();
    if (wanted.isPresent()) {
      return store
          .servedBefore(project, wanted.get() + 1)
          .filter(wanted.get()::equals)
          .orElseThrow(() -> conflict("This release was never live: deploy it"));
    }
    var live = present.live().release();
    if (present.canary().or(present::shadow).isPresent()) {
      return live;
    }
    return soundBefore(project, live)
        .orElseThrow(() -> conflict("There is no earlier release that was live"));
  }

  /** What broke a guardrail is passed over. */
  private Optional<Long> soundBefore(String project, long release) {
    var found = store.servedBefore(project, release);
    while (found.filter(one -> store.breach(project, one).isPresent()).isPresent()) {
      found = store.servedBefore(project, found.get());
    }
    return found;
  }

  /** Puts it in force, whether it is approved or not. */
  void putInForce(NewDeployment wanted) {
    try (var loaded = new Loaded(compiled, rollout)) {
      loaded.load(wanted);
      put(List.of(wanted), () -> {});
    }
  }

  private List<Deployment> put(List<NewDeployment> wanted, Runnable atLast) {
    var all = wanted.stream().map(this::guarded).toList();
    atLast.run();
    var made = store.deploy(all);
    rollout.follow();
    return made;
  }

  /** What has no guardrails of its own gets those of its project. */
  private NewDeployment guarded(NewDeployment wanted) {
    return wanted.rollback() || wanted.mode() == Mode.SHADOW || wanted.guardrails().isPresent()
        ? wanted
        : wanted.within(publisher.guardrails(wanted.project(), wanted.release()));
  }

  /** What is in force of the project. */
  Optional<InForce> inForce(String project) {
    return store.inForce().stream()
        .filter(inForce -> inForce.project().equals(project))
        .findFirst();
  }

  private Optional<Long> live(String project) {
    return inForce(project).map(inForce -> inForce.live().release());
  }

  private static ProblemException conflict(String detail) {
    return new ProblemException(ProblemKind.CONFLICT, detail);
  }
}
