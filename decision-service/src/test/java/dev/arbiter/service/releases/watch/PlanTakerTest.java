package dev.arbiter.service.releases.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.ArbiterException;
import dev.arbiter.rules.archive.DeploymentPlan;
import dev.arbiter.rules.archive.ReleaseArchive;
import dev.arbiter.rules.archive.SigningKey;
import dev.arbiter.service.releases.SignedShop;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D09")
@Tag("X10")
class PlanTakerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final SignedShop shop = new SignedShop();
  private final MemorySource source = new MemorySource();
  private final PlanTaker taker = new PlanTaker("test", source, shop.releases(), shop.trusted());
  private WatchState state = WatchState.nothingYet("here");

  @AfterEach
  void close() {
    shop.close();
  }

  private void take() {
    state = taker.take(state, NOW, () -> {});
  }

  /** A plan for the release that greets so, signed, with the archive beside it. */
  private void planned(long version, String title, String more) {
    var plan = SignedShop.plan(version, "shop.zip", shop.digest(title), more);
    source.with("shop.zip", shop.archive(title));
    signed(plan, shop.signature(plan));
  }

  /** A plan of a live release and a canary. */
  private void planned(long version, String live, String canary, String more) {
    planned(
        version,
        live,
        "}\n  - {project: shop, archive: canary.zip, digest: '%s', percent: 10%s"
            .formatted(shop.digest(canary), more));
    source.with("canary.zip", shop.archive(canary));
  }

  private void signed(byte[] plan, byte[] signature) {
    source.with(DeploymentPlan.FILE, plan).with(DeploymentPlan.SIGNATURE, signature);
  }

  private void refused(String expected) {
    var before = shop.deployments();
    assertThatThrownBy(this::take)
        .isInstanceOf(ArbiterException.class)
        .hasMessageContaining(expected);
    assertThat(shop.deployments()).isEqualTo(before);
  }

  @Test
  void aSignedPlanIsTakenOnceAndItsReleaseApprovedByTheKey() {
    planned(3, "Hello", "");
    take();
    take();
    assertThat(shop.live()).isOne();
    assertThat(shop.deployments()).containsExactly("1 live by watch");
    assertThat(shop.approvals()).containsExactly("watch key " + shop.keyId());
    assertThat(state.version()).isEqualTo(3);
    assertThat(state.takenAt()).contains(NOW);
  }

  @Test
  void aNewerPlanTriesAReleaseBesideTheLiveOne() {
    planned(1, "Hello", "");
    take();
    planned(2, "Hi", ", percent: 10, reason: We try it");
    take();
    assertThat(shop.deployments()).containsExactly("2 canary by watch", "1 live by watch");
  }

  @Test
  void whatWasDoneBeforeACrashIsNotDoneAgain() {
    planned(1, "Hello", "");
    take();
    state = WatchState.nothingYet("here");
    take();
    assertThat(shop.deployments()).containsExactly("1 live by watch");
    assertThat(state.version()).isOne();
  }

  @Test
  void whatPeopleDeployedSinceIsLeftAlone() {
    planned(1, "Hello", "");
    take();
    shop.deployedByPeople("By people");
    take();
    assertThat(shop.live()).isEqualTo(2);
  }

  @Test
  void anOlderPlanIsRefusedAndSoIsAnotherOfTheSameVersion() {
    planned(2, "Hello", "");
    take();
    planned(1, "Old", "");
    refused("nobody goes back to an older plan");
    planned(2, "Other", "");
    refused("a new plan needs a greater one");
  }

  @Test
  void aPlanWithoutTheSignatureOfATrustedKeyIsRefused() {
    planned(1, "Hello", "");
    var plan = SignedShop.plan(1, "shop.zip", shop.digest("Hello"), "");
    signed(plan, SignedShop.signature(plan, SigningKey.generate()));
    refused("the plan is not signed by a trusted key");
    var other = SignedShop.plan(2, "shop.zip", shop.digest("Hello"), "");
    signed(plan, shop.signature(other));
    refused("the signature does not belong to the plan");
    signed(plan, new byte[0]);
    refused("expected a signature");
    // What a release is signed with is no signature of a plan.
    var release = ReleaseArchive.verify(shop.archive("Hello"), shop.trusted());
    signed(plan, release.signature().getBytes(US_ASCII));
    refused("the signature does not belong to the plan");
  }

  @Test
  void anArchiveOfAStrangerOrOfOtherContentsIsRefused() {
    planned(1, "Hello", "");
    source.with("shop.zip", shop.archive("Other"));
    refused("expected " + shop.digest("Hello"));
    var files = ReleaseArchive.unverified(shop.archive("Hello"));
    source.with("shop.zip", ReleaseArchive.write(files, SigningKey.generate()));
    refused("the archive is not signed by a trusted key");
    assertThat(shop.approvals()).isEmpty();
  }

  @Test
  void aReleaseThatFailsItsOwnScenariosIsRefusedAndNothingIsKept() {
    var plan = SignedShop.plan(1, "shop.zip", shop.digestOfFailing(), "");
    source.with("shop.zip", shop.failing());
    signed(plan, shop.signature(plan));
    refused("scenarios/hello.yaml");
    assertThat(shop.approvals()).isEmpty();
  }

  @Test
  void aCanaryWithoutALiveReleaseIsRefused() {
    planned(1, "Hello", ", mode: canary, percent: 5");
    refused("deploy one first");
  }

  @Test
  void aStateThatIsKnownIsNotReadAgain() {
    planned(1, "Hello", "");
    source.at("c1");
    take();
    source.with(DeploymentPlan.SIGNATURE, new byte[0]);
    take();
    assertThat(state.commit()).isEqualTo("c1");
  }

  @Test
  void aPlanIsTakenAsAWholeOrNotAtAll() {
    planned(1, "Hello", "");
    take();
    planned(2, "Hi", "Hi", "");
    refused("is the live one: try another");
    assertThat(shop.live()).isOne();
    planned(2, "Hi", "Howdy", "");
    take();
    assertThat(shop.deployments())
        .containsExactly("3 canary by watch", "2 live by watch", "1 live by watch");
  }

  @Test
  void whatThePlanBeforeSaidTooIsLeftAsItIs() {
    planned(1, "Hello", "");
    take();
    shop.deployedByPeople("By people");
    planned(2, "Hello", ", reason: Said anew");
    take();
    planned(3, "Hello", "Hi", "");
    take();
    planned(4, "Hello", "Hi", ", reason: Still tried");
    take();
    assertThat(shop.deployments())
        .containsExactly("3 canary by watch", "2 live by cid", "1 live by watch");
    assertThat(state.version()).isEqualTo(4);
  }

  @Test
  void aCanaryStaysBesideANewLiveReleaseAndEndsWhenThePlanNamesItNoMore() {
    planned(1, "Hello", "Hi", "");
    take();
    planned(2, "Howdy", "Hi", "");
    take();
    assertThat(shop.deployments()).startsWith("2 canary by watch", "3 live by watch");
    planned(3, "Howdy", "");
    take();
    assertThat(shop.deployments()).hasSize(5).startsWith("3 live by watch", "2 canary by watch");
  }

  @Test
  void whatBrokeAGuardrailHoldsAPlanUpOnlyIfItIsDeployedAnew() {
    planned(1, "Hello", "Hi", "");
    take();
    shop.breach();
    shop.deployedByPeople("Hello again");
    planned(2, "Hello", "Hi", ", reason: Said anew");
    take();
    planned(3, "Howdy", "Hi", "");
    refused("it broke a guardrail");
    planned(3, "Howdy", "Hi", ", despiteBreach: true, reason: It was the network");
    take();
    assertThat(shop.deployments()).hasSize(5).startsWith("2 canary by watch", "4 live by watch");
  }

  @Test
  @Tag("X10")
  void aPlanForAnotherEnvironmentIsRefused() {
    planned(1, "Hello", "");
    var plan = SignedShop.plan(1, "shop.zip", shop.digest("Hello"), "");
    var elsewhere = new String(plan, UTF_8).replace("test", "staging").getBytes(UTF_8);
    signed(elsewhere, shop.signature(elsewhere));
    refused("the plan is for the environment staging, and this server is in test");
  }

  @Test
  void anInstantThatHasPassedIsNow() {
    planned(1, "Hello", ", at: 2026-11-22T09:00:00Z");
    take();
    assertThat(shop.live()).isOne();
  }
}
