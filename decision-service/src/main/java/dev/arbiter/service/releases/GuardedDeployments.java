package dev.arbiter.service.releases;

import dev.arbiter.domain.guard.Guardrails;
import dev.arbiter.domain.guard.Guardrails.Action;
import dev.arbiter.domain.guard.Watched;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.access.Role;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.Deployment.Mode;
import dev.arbiter.service.releases.DeploymentStore.InForce;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The deployments in force that have guardrails, and how they are stopped. Thread-safe. */
public final class GuardedDeployments {
  private static final Comparator<Deployment> ORDER =
      Comparator.comparing(Deployment::effectiveAt).thenComparing(Deployment::id);
  private static final Caller GUARD =
      new Caller("guardrails", Caller.Kind.ACCOUNT, "guardrails", Set.of(Role.OPERATOR));

  /** How long a node is waited for that does not serve a deployment. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** How long what is left at the end of a watch may be judged, should nobody have been able to. */
  private static final Duration GRACE = Duration.ofDays(1);

  private static final double ALL = 100;

  private final Deployments deployments;
  private final InstantSource clock;

  GuardedDeployments(Deployments deployments, InstantSource clock) {
    this.deployments = deployments;
    this.clock = clock;
  }

  /**
   * Those that are to be watched now: all nodes serve them, or have had the time to, and there is
   * something to judge still, or they broke a guardrail and are in force for all that.
   */
  public List<Watched> watched() {
    var all = deployments.store().inForce();
    var guarded = all.stream().flatMap(GuardedDeployments::guarded).map(Deployment::id).toList();
    if (guarded.isEmpty()) {
      return List.of();
    }
    var broken = deployments.store().broken(guarded);
    return all.stream().flatMap(inForce -> watched(inForce, broken)).toList();
  }

  private static Stream<Deployment> guarded(InForce inForce) {
    return Stream.of(Optional.of(inForce.live()), inForce.canary())
        .flatMap(Optional::stream)
        .filter(one -> one.guardrails().isPresent());
  }

  private Stream<Watched> watched(InForce inForce, Set<Long> broken) {
    var now = clock.instant();
    var wanted =
        guarded(inForce).filter(one -> broken.contains(one.id()) || lasts(one, now)).toList();
    if (wanted.isEmpty()) {
      return Stream.empty();
    }
    var serving = deployments.store().serving(inForce.project());
    var served =
        new Fleet.Wanted(Optional.of(inForce.lastId()), Optional.empty(), false)
            .isServedBy(serving);
    var since = serving.stream().flatMap(node -> node.since().stream()).max(Instant::compareTo);
    return wanted.stream()
        .filter(one -> served || one.effectiveAt().plus(PATIENCE).isBefore(now))
        .map(one -> watched(inForce, one, since));
  }

  private static boolean lasts(Deployment one, Instant now) {
    var lasting = one.guardrails().map(Guardrails::lasting).orElse(Duration.ZERO);
    return one.effectiveAt().plus(lasting).plus(GRACE).isAfter(now);
  }

  private static Watched watched(InForce inForce, Deployment one, Optional<Instant> served) {
    return new Watched(
        one.project(),
        one.id(),
        one.release(),
        one.mode() == Mode.CANARY ? Optional.of(inForce.live().release()) : Optional.empty(),
        one.percent().map(percent -> percent / ALL).orElse(1.0),
        Stream.concat(served.stream(), Stream.of(one.effectiveAt()))
            .max(Comparator.naturalOrder())
            .orElseThrow(),
        one.effectiveAt().plus(one.guardrails().orElseThrow().watch().orElseThrow()),
        one.guardrails().orElseThrow());
  }

  /** The release that was live before this one, and has broken no guardrail since. */
  private Optional<Long> before(Watched one) {
    var store = deployments.store();
    var all = store.deployments(one.project());
    return all.stream()
        .filter(broken -> broken.id() == one.deployment())
        .flatMap(broken -> all.stream().filter(other -> ORDER.compare(other, broken) < 0))
        .filter(earlier -> earlier.mode() == Mode.LIVE && earlier.cancelledAt().isEmpty())
        .sorted(ORDER.reversed())
        .map(Deployment::release)
        .filter(release -> release != one.release())
        .filter(release -> store.breach(one.project(), release).isEmpty())
        .findFirst();
  }

  /**
   * Stops a deployment: the release goes no further, and if its guardrails say so, what was live
   * before it, or is beside it, answers again.
   *
   * @throws dev.arbiter.domain.ArbiterException if there is no such release, or it cannot be loaded
   */
  public void stop(Watched one, String reason) {
    for (var coming : deployments.store().deployments(one.project())) {
      if (coming.release() == one.release() && coming.mayBeTakenBack(clock.instant())) {
        deployments.store().cancel(one.project(), coming.id(), GUARD.name());
      }
    }
    if (one.guardrails().action().orElseThrow() == Action.ROLLBACK) {
      rollBack(one, reason);
    }
  }

  /** What was deployed meanwhile stays; that something came beside it keeps nothing in force. */
  private void rollBack(Watched one, String reason) {
    var present = present(one);
    while (present.isPresent()
        && deployments.putBack(present.get(), target(one), reason, GUARD).isEmpty()) {
      present = present(one);
    }
  }

  private Optional<InForce> present(Watched one) {
    return deployments
        .inForce(one.project())
        .filter(present -> present.hasDeployment(one.deployment()));
  }

  private long target(Watched one) {
    return one.live()
        .or(() -> before(one))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemKind.CONFLICT,
                    "Release %d is held, but stays in force: there is none to go back to"
                        .formatted(one.release())));
  }
}
