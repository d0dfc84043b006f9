package dev.arbiter.service.releases.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.releases.SignedShop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D09")
class PlanChangesTest {
  private final PlannedShop plans = new PlannedShop();
  private final SignedShop shop = plans.shop();

  @AfterEach
  void close() {
    plans.close();
  }

  @Test
  void aNewerPlanTriesAReleaseBesideTheLiveOne() {
    plans.says(1, "Hello", "");
    plans.take();
    plans.says(2, "Hi", ", percent: 10, reason: We try it");
    plans.take();
    assertThat(shop.deployments()).containsExactly("2 canary by watch", "1 live by watch");
  }

  @Test
  void whatWasDoneBeforeACrashIsNotDoneAgain() {
    plans.says(1, "Hello", "");
    plans.take();
    plans.forget();
    plans.take();
    assertThat(shop.deployments()).containsExactly("1 live by watch");
    assertThat(plans.state().version()).isOne();
  }

  @Test
  void whatPeopleDeployedSinceIsLeftAlone() {
    plans.says(1, "Hello", "");
    plans.take();
    shop.deployedByPeople("By people");
    plans.take();
    assertThat(shop.live()).isEqualTo(2);
  }

  @Test
  void aCanaryWithoutALiveReleaseIsRefused() {
    plans.says(1, "Hello", ", mode: canary, percent: 5");
    plans.refused("deploy one first");
  }

  @Test
  void aPlanIsTakenAsAWholeOrNotAtAll() {
    plans.says(1, "Hello", "");
    plans.take();
    plans.says(2, "Hi", "Hi", "");
    plans.refused("is the live one: try another");
    assertThat(shop.live()).isOne();
    plans.says(2, "Hi", "Howdy", "");
    plans.take();
    assertThat(shop.deployments())
        .containsExactly("3 canary by watch", "2 live by watch", "1 live by watch");
  }

  @Test
  void whatThePlanBeforeSaidTooIsLeftAsItIs() {
    plans.says(1, "Hello", "");
    plans.take();
    shop.deployedByPeople("By people");
    plans.says(2, "Hello", ", reason: Said anew");
    plans.take();
    plans.says(3, "Hello", "Hi", "");
    plans.take();
    plans.says(4, "Hello", "Hi", ", reason: Still tried");
    plans.take();
    assertThat(shop.deployments())
        .containsExactly("3 canary by watch", "2 live by cid", "1 live by watch");
    assertThat(plans.state().version()).isEqualTo(4);
  }

  @Test
  void aCanaryStaysBesideANewLiveReleaseAndEndsWhenThePlanNamesItNoMore() {
    plans.says(1, "Hello", "Hi", "");
    plans.take();
    plans.says(2, "Howdy", "Hi", "");
    plans.take();
    assertThat(shop.deployments()).startsWith("2 canary by watch", "3 live by watch");
    plans.says(3, "Howdy", "");
    plans.take();
    assertThat(shop.deployments()).hasSize(5).startsWith("3 live by watch", "2 canary by watch");
  }

  @Test
  void aCanaryEndsWhenThePlanNamesItsProjectNoMore() {
    plans.says(1, "Hello", "Hi", "");
    plans.take();
    plans.saysNothing(2);
    plans.take();
    assertThat(shop.deployments())
        .containsExactly("1 live by watch", "2 canary by watch", "1 live by watch");
    plans.take();
    plans.saysNothing(3);
    plans.take();
    assertThat(shop.deployments()).hasSize(3);
  }

  @Test
  void whatPeopleDeployWhileACanaryEndsIsNotOverridden() {
    plans.says(1, "Hello", "Hi", "");
    plans.take();
    plans.saysNothing(2);
    assertThatThrownBy(() -> plans.take(() -> shop.deployedByPeople("By people")))
        .hasMessageContaining("Something was deployed meanwhile");
    plans.take();
    assertThat(shop.deployments()).hasSize(3).startsWith("3 live by cid");
    assertThat(plans.state().version()).isEqualTo(2);
  }

  @Test
  void aCanaryBesideWhatPeopleDeployedEndsAndWhatTheyTryIsLeftAlone() {
    shop.deployedByPeople("By people");
    plans.says(1, "Hi", ", percent: 10");
    plans.take();
    plans.saysNothing(2);
    plans.take();
    assertThat(shop.deployments()).startsWith("1 live by watch", "2 canary by watch");
    shop.triedByPeople("Tried");
    plans.saysNothing(3);
    plans.take();
    assertThat(shop.deployments()).hasSize(4).startsWith("3 canary by cid");
  }

  @Test
  void whatWasToComeAndIsNamedNoMoreComesNoMore() {
    var at = ", at: " + Instant.now().plus(Duration.ofDays(1));
    plans.says(1, "Hello", "");
    plans.take();
    plans.says(2, "Hello", "Hi", at);
    plans.take();
    plans.says(3, "Hello", "Hi", at + ", reason: Said anew");
    plans.take();
    assertThat(shop.deployments()).containsExactly("2 canary by watch", "1 live by watch");
    plans.says(4, "Hello", "");
    plans.take();
    assertThat(shop.deployments())
        .containsExactly("2 canary by watch, taken back", "1 live by watch");
  }

  @Test
  void whatIsToComeLaterThanThePlanBeforeSaidComesOnce() {
    plans.says(1, "Hello", "");
    plans.take();
    for (var days : List.of(1, 2)) {
      plans.says(1L + days, "Hi", ", at: " + Instant.now().plus(Duration.ofDays(days)));
      plans.take();
    }
    assertThat(shop.deployments())
        .containsExactly("2 live by watch", "2 live by watch, taken back", "1 live by watch");
  }

  @Test
  void afterStepsWereNotKnownOnlyWhatDiffersIsDeployed() {
    plans.says(1, "Hello", "Hi", "");
    plans.take();
    shop.deployedByPeople("By people");
    plans.forgetSteps();
    plans.says(2, "Hello", "Hi", "");
    plans.take();
    assertThat(shop.deployments()).hasSize(3).startsWith("3 live by cid");
    plans.forgetSteps();
    plans.says(3, "Hello", "Howdy", "");
    plans.take();
    assertThat(shop.deployments()).hasSize(4).startsWith("4 canary by watch");
    plans.forgetSteps();
    plans.says(4, "Hello", "");
    plans.take();
    assertThat(shop.deployments()).hasSize(5).startsWith("1 live by watch");
  }

  @Test
  void whatBrokeAGuardrailHoldsAPlanUpOnlyIfItIsDeployedAnew() {
    plans.says(1, "Hello", "Hi", "");
    plans.take();
    shop.breach();
    shop.deployedByPeople("Hello again");
    plans.says(2, "Hello", "Hi", ", reason: Said anew");
    plans.take();
    plans.says(3, "Howdy", "Hi", "");
    plans.refused("it broke a guardrail");
    plans.says(3, "Howdy", "Hi", ", despiteBreach: true, reason: It was the network");
    plans.take();
    assertThat(shop.deployments()).hasSize(5).startsWith("2 canary by watch", "4 live by watch");
  }

  @Test
  void anInstantThatHasPassedIsNow() {
    plans.says(1, "Hello", ", at: 2026-11-22T09:00:00Z");
    plans.take();
    assertThat(shop.live()).isOne();
  }
}
