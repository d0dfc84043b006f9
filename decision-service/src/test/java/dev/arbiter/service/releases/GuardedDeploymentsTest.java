package dev.arbiter.service.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.guard.Guardrails.Action;
import dev.arbiter.domain.guard.Watched;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.Deployment.Mode;
import dev.arbiter.service.releases.DeploymentStore.NewDeployment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X04")
final class GuardedDeploymentsTest {
  private final Life life = new Life();
  private final GuardedDeployments guarded = life.releases.guarded();

  @AfterEach
  void close() {
    life.close();
  }

  private Deployment deploy(long release, Optional<Integer> percent, Optional<Instant> at) {
    return life.guarded(release, percent, at, false, Action.ROLLBACK);
  }

  private Watched only() {
    assertThat(guarded.watched()).hasSize(1);
    return guarded.watched().get(0);
  }

  @Test
  void theLiveReleaseIsNotTriedBesideItself() {
    life.deploy(life.approved(Shop.greeting("One")));
    Life.assertRefused(ProblemKind.CONFLICT, () -> deploy(1, Optional.of(10), Optional.empty()));
  }

  @Test
  void aCanaryIsComparedWithTheLiveReleaseAndThatWithTheOneBefore() {
    life.deploy(life.approved(Shop.greeting("One")));
    life.deploy(life.approved(Shop.greeting("Two")));
    var live = life.releases.live();
    var two = live.use("hero", "p-1", release -> release);
    assertThat(live.hasLost(two, other -> other.ref().number() == 1)).isTrue();
    deploy(life.approved(Shop.greeting("Three")), Optional.of(99), Optional.empty());
    var tried =
        IntStream.range(0, 100)
            .mapToObj(n -> live.use("hero", "p-" + n, release -> release))
            .filter(release -> release.ref().number() == 3)
            .findFirst()
            .orElseThrow();
    assertThat(live.hasLost(tried, other -> other.ref().number() == 2)).isTrue();
    assertThat(live.hasLost(tried, other -> other.ref().number() == 1)).isFalse();
  }

  @Test
  void whatIsHeldGoesNoFurtherUntilSomebodySaysSo() {
    life.deploy(life.approved(Shop.greeting("One")));
    var two = life.approved(Shop.greeting("Two"));
    var tomorrow = Optional.of(Instant.now().plusSeconds(86_400));
    var canary = life.guarded(two, Optional.of(1), Optional.empty(), false, Action.HOLD);
    var coming = deploy(two, Optional.empty(), tomorrow);
    life.deployments.breach(canary.id());
    guarded.stop(only(), "guardrail errors");
    assertThat(life.deployments.deployments("shop"))
        .filteredOn(one -> one.cancelledAt().isPresent())
        .extracting(Deployment::id)
        .containsExactly(coming.id());
    assertThat(only().deployment()).isEqualTo(canary.id());
    Life.assertRefused(ProblemKind.CONFLICT, () -> deploy(two, Optional.of(50), Optional.empty()));
    var wanted = life.guarded(two, Optional.empty(), tomorrow, true, Action.HOLD);
    guarded.stop(only(), "guardrail errors");
    assertThat(life.deployments.deployments("shop").get(0)).isEqualTo(wanted);
    Life.assertRefused(ProblemKind.CONFLICT, () -> deploy(two, Optional.of(50), Optional.empty()));
    life.guarded(two, Optional.of(50), Optional.empty(), true, Action.HOLD);
    deploy(two, Optional.of(60), Optional.empty());
    assertThat(only().share()).isEqualTo(0.6);
  }

  @Test
  void whatIsHeldMayDecideInTheShadowAndIsHeldStill() {
    life.deploy(life.approved(Shop.greeting("One")));
    var two = life.approved(Shop.greeting("Two"));
    life.deployments.breach(deploy(two, Optional.of(1), Optional.empty()).id());
    for (var despite : List.of(false, true)) {
      life.releases
          .deployments()
          .deploy(
              new NewDeployment(
                  "shop",
                  two,
                  Mode.SHADOW,
                  Optional.empty(),
                  Optional.empty(),
                  false,
                  "",
                  "cid",
                  Optional.empty(),
                  despite));
      Life.assertRefused(
          ProblemKind.CONFLICT, () -> deploy(two, Optional.of(50), Optional.empty()));
    }
  }

  @Test
  void aChangedShareIsWatchedFromWhenThisNodeServesIt() {
    life.deploy(life.approved(Shop.greeting("One")));
    var two = life.approved(Shop.greeting("Two"));
    deploy(two, Optional.of(10), Optional.empty());
    var later = Instant.now().plusSeconds(60);
    life.now = later;
    deploy(two, Optional.of(50), Optional.empty());
    assertThat(only().since()).isEqualTo(later);
  }

  @Test
  void aDeploymentHasTheGuardrailsOfItsProjectUnlessItHasItsOwn() {
    life.deploy(life.approved(Shop.guarded("One")));
    assertThat(only().guardrails().empty()).contains(0.25);
    assertThat(only().guardrails().action()).contains(Action.HOLD);
    deploy(1, Optional.empty(), Optional.empty());
    assertThat(only().guardrails()).isEqualTo(Life.rails(Action.ROLLBACK));
  }
}
