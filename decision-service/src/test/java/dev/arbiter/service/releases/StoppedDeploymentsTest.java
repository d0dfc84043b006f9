package dev.arbiter.service.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.guard.Guardrails.Action;
import dev.arbiter.domain.guard.Watched;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.Deployments.Rollback;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X04")
final class StoppedDeploymentsTest {
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
  void aCanaryThatIsStoppedGivesWayToTheLiveRelease() {
    life.deploy(life.approved(Shop.greeting("One")));
    assertThat(guarded.watched()).isEmpty();
    var canary = deploy(life.approved(Shop.greeting("Two")), Optional.of(20), Optional.empty());
    var watched = only();
    assertThat(watched.deployment()).isEqualTo(canary.id());
    assertThat(watched.live()).contains(1L);
    assertThat(watched.share()).isEqualTo(0.2);
    assertThat(watched.since()).isEqualTo(canary.effectiveAt());
    guarded.stop(watched, "guardrail errors");
    var last = life.deployments.deployments("shop").get(0);
    assertThat(last)
        .extracting(Deployment::release, Deployment::rollback, Deployment::reason)
        .containsExactly(1L, true, "guardrail errors");
    assertThat(last.deployedBy()).isEqualTo("guardrails");
    assertThat(guarded.watched()).isEmpty();
    assertThat(life.live()).isOne();
  }

  @Test
  void aLiveReleaseThatIsStoppedGivesWayToTheOneBefore() {
    life.deploy(life.approved(Shop.greeting("One")));
    deploy(life.approved(Shop.greeting("Two")), Optional.empty(), Optional.empty());
    assertThat(only().live()).isEmpty();
    guarded.stop(only(), "guardrail errors");
    assertThat(life.live()).isOne();
  }

  @Test
  void whatBrokeAGuardrailDoesNotComeBackWhenTheNextOneBreaks() {
    life.deploy(life.approved(Shop.greeting("One")));
    for (var text : List.of("Two", "Three")) {
      var bad = deploy(life.approved(Shop.greeting(text)), Optional.empty(), Optional.empty());
      life.deployments.breach(bad.id());
      guarded.stop(only(), "guardrail errors");
      assertThat(life.live()).isOne();
    }
    deploy(life.approved(Shop.greeting("Four")), Optional.empty(), Optional.empty());
    var back = new Rollback(Optional.empty(), Optional.empty(), "no better");
    life.releases.deployments().rollBack("shop", back, Life.CID);
    assertThat(life.live()).isOne();
  }

  @Test
  void whatWasDeployedMeanwhileIsNotOverridden() {
    life.deploy(life.approved(Shop.greeting("One")));
    deploy(life.approved(Shop.greeting("Two")), Optional.empty(), Optional.empty());
    var fix = life.approved(Shop.greeting("Fixed"));
    var bad = only();
    life.deployments.meanwhile(() -> life.deploy(fix));
    guarded.stop(bad, "guardrail errors");
    assertThat(life.live()).isEqualTo(fix);
    life.deployments.meanwhile(() -> deploy(bad.release(), Optional.empty(), Optional.empty()));
    var back = new Rollback(Optional.empty(), Optional.empty(), "worse");
    Life.assertRefused(
        ProblemKind.CONFLICT, () -> life.releases.deployments().rollBack("shop", back, Life.CID));
    life.deployments.meanwhile(() -> {});
    guarded.stop(bad, "guardrail errors");
    assertThat(life.live()).isEqualTo(bad.release());
  }

  @Test
  void aFirstReleaseHasNothingToGiveWayToAndThatIsTold() {
    deploy(life.approved(Shop.greeting("One")), Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> guarded.stop(only(), "guardrail errors"))
        .hasMessage("Release 1 is held, but stays in force: there is none to go back to");
    assertThat(life.live()).isOne();
    assertThat(life.deployments.deployments("shop")).hasSize(1);
  }

  @Test
  void whatOnlyCameBesideItKeepsNothingInForce() {
    life.deploy(life.approved(Shop.greeting("One")));
    deploy(life.approved(Shop.greeting("Two")), Optional.empty(), Optional.empty());
    var beside = life.approved(Shop.greeting("Three"));
    var bad = only();
    life.deployments.meanwhile(
        () -> {
          life.deployments.meanwhile(() -> {});
          life.tryOut(beside, 10);
        });
    guarded.stop(bad, "guardrail errors");
    assertThat(life.live()).isOne();
  }

  @Test
  void theEndOfAWatchIsJudgedForADayAndWhatBrokeStoppedUntilItIsGone() {
    life.deploy(life.approved(Shop.greeting("One")));
    var bad = deploy(life.approved(Shop.greeting("Two")), Optional.empty(), Optional.empty());
    var end = only().until();
    life.now = end.plus(Duration.ofHours(23));
    assertThat(only().until()).isEqualTo(end);
    life.now = end.plus(Duration.ofDays(40));
    assertThat(guarded.watched()).isEmpty();
    life.deployments.breach(bad.id());
    assertThat(only().until()).isEqualTo(end);
    guarded.stop(only(), "guardrail errors");
    assertThat(guarded.watched()).isEmpty();
    assertThat(life.live()).isOne();
  }
}
