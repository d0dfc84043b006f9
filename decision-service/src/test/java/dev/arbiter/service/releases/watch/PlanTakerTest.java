package dev.arbiter.service.releases.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.rules.archive.DeploymentPlan;
import dev.arbiter.rules.archive.ReleaseArchive;
import dev.arbiter.rules.archive.SigningKey;
import dev.arbiter.service.releases.SignedShop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D09")
@Tag("X10")
class PlanTakerTest {
  private final PlannedShop plans = new PlannedShop();
  private final SignedShop shop = plans.shop();

  @AfterEach
  void close() {
    plans.close();
  }

  @Test
  void aSignedPlanIsTakenOnceAndItsReleaseApprovedByTheKey() {
    plans.says(3, "Hello", "");
    plans.take();
    plans.take();
    assertThat(shop.live()).isOne();
    assertThat(shop.deployments()).containsExactly("1 live by watch");
    assertThat(shop.approvals()).containsExactly("watch key " + shop.keyId());
    assertThat(plans.state().version()).isEqualTo(3);
    assertThat(plans.state().takenAt()).contains(PlannedShop.NOW);
  }

  @Test
  void anOlderPlanIsRefusedAndSoIsAnotherOfTheSameVersion() {
    plans.says(2, "Hello", "");
    plans.take();
    plans.says(1, "Old", "");
    plans.refused("nobody goes back to an older plan");
    plans.says(2, "Other", "");
    plans.refused("a new plan needs a greater one");
  }

  @Test
  void aPlanWithoutTheSignatureOfATrustedKeyIsRefused() {
    plans.says(1, "Hello", "");
    var plan = SignedShop.plan(1, "shop.zip", shop.digest("Hello"), "");
    plans.signed(plan, SignedShop.signature(plan, SigningKey.generate()));
    plans.refused("the plan is not signed by a trusted key");
    var other = SignedShop.plan(2, "shop.zip", shop.digest("Hello"), "");
    plans.signed(plan, shop.signature(other));
    plans.refused("the signature does not belong to the plan");
    plans.signed(plan, new byte[0]);
    plans.refused("expected a signature");
    // What a release is signed with is no signature of a plan.
    var release = ReleaseArchive.verify(shop.archive("Hello"), shop.trusted());
    plans.signed(plan, release.signature().getBytes(US_ASCII));
    plans.refused("the signature does not belong to the plan");
  }

  @Test
  void anArchiveOfAStrangerOrOfOtherContentsIsRefused() {
    plans.says(1, "Hello", "");
    plans.source().with("shop.zip", shop.archive("Other"));
    plans.refused("expected " + shop.digest("Hello"));
    var files = ReleaseArchive.unverified(shop.archive("Hello"));
    plans.source().with("shop.zip", ReleaseArchive.write(files, SigningKey.generate()));
    plans.refused("the archive is not signed by a trusted key");
    assertThat(shop.approvals()).isEmpty();
  }

  @Test
  void aReleaseThatFailsItsOwnScenariosIsRefusedAndNothingIsKept() {
    var plan = SignedShop.plan(1, "shop.zip", shop.digestOfFailing(), "");
    plans.source().with("shop.zip", shop.failing());
    plans.signed(plan, shop.signature(plan));
    plans.refused("scenarios/hello.yaml");
    assertThat(shop.approvals()).isEmpty();
  }

  @Test
  void aStateThatIsKnownIsNotReadAgain() {
    plans.says(1, "Hello", "");
    plans.source().at("c1");
    plans.take();
    plans.source().with(DeploymentPlan.SIGNATURE, new byte[0]);
    plans.take();
    assertThat(plans.state().commit()).isEqualTo("c1");
  }

  @Test
  void aPlanForAnotherEnvironmentIsRefused() {
    plans.says(1, "Hello", "");
    var plan = SignedShop.plan(1, "shop.zip", shop.digest("Hello"), "");
    var elsewhere = new String(plan, UTF_8).replace("test", "staging").getBytes(UTF_8);
    plans.signed(elsewhere, shop.signature(elsewhere));
    plans.refused("the plan is for the environment staging, and this server is in test");
  }
}
