package dev.arbiter.service.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbiter.domain.release.Tier;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.releases.Deployment.Mode;
import dev.arbiter.service.releases.DeploymentStore.InForce;
import dev.arbiter.service.releases.DeploymentStore.NewDeployment;
import dev.arbiter.service.releases.DeploymentStore.Serving;
import dev.arbiter.service.releases.ReleaseStore.NewRelease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every store of deployments does. */
abstract class DeploymentStoreContract {
  abstract ReleaseStore releases();

  abstract DeploymentStore store();

  @BeforeEach
  final void publish() {
    for (var project : new String[] {"bank", "retail"}) {
      for (var digest : new String[] {"sha256:a", "sha256:b", "sha256:c"}) {
        releases()
            .add(new NewRelease(project, digest, Tier.BUSINESS, new byte[] {1}, "ana", "ana"));
      }
    }
  }

  private Deployment deploy(String project, long release, Optional<Instant> at) {
    return store()
        .deploy(
            new NewDeployment(project, release, Mode.LIVE, Optional.empty(), at, false, "", "ben"));
  }

  private Deployment tryOut(long release, int percent) {
    return tryOut(release, Mode.CANARY, Optional.of(percent));
  }

  private Deployment tryOut(long release, Mode mode, Optional<Integer> percent) {
    return store()
        .deploy(
            new NewDeployment(
                "retail", release, mode, percent, Optional.empty(), false, "", "ben"));
  }

  private Optional<Long> canary() {
    return store().inForce().get(0).canary().map(Deployment::release);
  }

  final Deployment deploy(long release) {
    return deploy("retail", release, Optional.empty());
  }

  private Deployment deploy(long release, Duration fromNow) {
    return deploy("retail", release, Optional.of(Instant.now().plus(fromNow)));
  }

  private Optional<Long> inForce() {
    return store().inForce().stream()
        .filter(one -> one.project().equals("retail"))
        .map(one -> one.live().release())
        .findFirst();
  }

  @Test
  void aDeploymentIsToldAsItWasMade() {
    var made = store().deploy(NewDeployment.live("retail", 2, true, "worse", "ben"));
    assertThat(made)
        .extracting(
            Deployment::release,
            Deployment::digest,
            Deployment::mode,
            Deployment::rollback,
            Deployment::reason,
            Deployment::deployedBy)
        .containsExactly(2L, "sha256:b", Mode.LIVE, true, "worse", "ben");
    assertThat(made.cancelledAt()).isEmpty();
    assertThat(store().deployments("retail")).containsExactly(made);
    assertThat(store().inForce())
        .containsExactly(new InForce(made, Optional.empty(), Optional.empty()));
  }

  @Test
  @Tag("D09")
  void theLastDeploymentIsInForceAlsoOfAnEarlierRelease() {
    deploy(1);
    deploy(2);
    deploy(1);
    deploy("bank", 3, Optional.empty());
    assertThat(store().deployments("retail"))
        .extracting(Deployment::release)
        .containsExactly(1L, 2L, 1L);
    assertThat(store().inForce())
        .extracting(InForce::project, one -> one.live().release())
        .containsExactly(tuple("bank", 3L), tuple("retail", 1L));
  }

  @Test
  void whatIsToComeIsNotInForceYet() {
    deploy(1);
    deploy(2, Duration.ofHours(1));
    assertThat(inForce()).contains(1L);
    assertThat(store().deployments("retail")).hasSize(2);
  }

  @Test
  void whatCameIntoForceLastCountsAndNotWhatWasMadeLast() {
    deploy(2, Duration.ofHours(-1));
    deploy(1, Duration.ofHours(-2));
    assertThat(inForce()).contains(2L);
  }

  @Test
  @Tag("X04")
  void aCanaryIsTriedBesideWhatIsLiveUntilTheNextLiveDeployment() {
    tryOut(2, 5);
    assertThat(store().inForce()).isEmpty();
    deploy(1);
    assertThat(canary()).isEmpty();
    tryOut(2, 5);
    var larger = tryOut(2, 25);
    assertThat(inForce()).contains(1L);
    assertThat(store().inForce().get(0).canary()).contains(larger);
    assertThat(larger.percent()).contains(25);
    assertThat(larger.mode()).isEqualTo(Mode.CANARY);
    deploy("bank", 1, Optional.empty());
    assertThat(store().inForce())
        .extracting(one -> one.canary().isPresent())
        .containsExactly(false, true);
    deploy(2);
    assertThat(inForce()).contains(2L);
    assertThat(store().inForce()).allMatch(one -> one.canary().isEmpty());
  }

  @Test
  @Tag("X04")
  void aShadowIsThereBesideACanaryUntilTheNextLiveDeployment() {
    deploy(1);
    var shadow = tryOut(3, Mode.SHADOW, Optional.empty());
    var canary = tryOut(2, 5);
    assertThat(store().inForce().get(0).shadow()).contains(shadow);
    assertThat(store().inForce().get(0).canary()).contains(canary);
    assertThat(store().inForce().get(0).lastId()).isEqualTo(canary.id());
    assertThat(store().servedBefore("retail", 4)).contains(1L);
    deploy(1);
    assertThat(store().inForce().get(0).shadow()).isEmpty();
  }

  @Test
  void aReleaseThatWasOnlyTriedWasNeverLive() {
    deploy(1);
    tryOut(2, 5);
    assertThat(store().servedBefore("retail", 3)).contains(1L);
  }

  @Test
  void onlyWhatIsToComeCanBeCancelled() {
    var past = deploy(1);
    var coming = deploy(2, Duration.ofHours(1));
    assertThat(store().cancel("bank", coming.id(), "ben")).isFalse();
    assertThat(store().cancel("retail", past.id(), "ben")).isFalse();
    assertThat(store().cancel("retail", coming.id(), "ben")).isTrue();
    assertThat(store().cancel("retail", coming.id(), "ben")).isFalse();
    assertThat(store().deployments("retail").get(0).cancelledAt()).isPresent();
    assertThat(inForce()).contains(1L);
  }

  @Test
  void theGreatestEarlierReleaseThatWasInForceIsFound() {
    deploy(1);
    deploy(3);
    deploy(2, Duration.ofHours(1));
    assertThat(store().servedBefore("retail", 3)).contains(1L);
    assertThat(store().servedBefore("retail", 4)).contains(3L);
    assertThat(store().servedBefore("retail", 1)).isEmpty();
    assertThat(store().servedBefore("bank", 3)).isEmpty();
  }

  @Test
  void whatDoesNotExistCannotBeDeployed() {
    assertThatThrownBy(() -> deploy(4)).isInstanceOf(StoreException.class);
    var some =
        List.of(
            NewDeployment.live("retail", 1, false, "", "ben"),
            NewDeployment.live("retail", 4, false, "", "ben"));
    assertThatThrownBy(() -> store().deploy(some)).isInstanceOf(StoreException.class);
    assertThat(store().inForce()).isEmpty();
    assertThat(store().deployments("retail")).isEmpty();
  }

  @Test
  void aNodeTellsWhatItServesAndTheLastWordCounts() {
    var now = Instant.parse("2026-11-22T10:00:00Z");
    var nothing =
        new Serving(
            "n1",
            "retail",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("no trusted key"));
    var good =
        new Serving(
            "n1",
            "retail",
            Optional.of(7L),
            Optional.of(2L),
            Optional.of("sha256:b"),
            Optional.of("sha256:c"),
            Optional.of("sha256:d"),
            Optional.of(now),
            Optional.empty());
    store().report(nothing);
    assertThat(store().serving("retail")).containsExactly(nothing);
    store().report(good);
    store()
        .report(
            new Serving(
                "n0",
                "retail",
                good.deployment(),
                good.release(),
                good.digest(),
                Optional.empty(),
                Optional.empty(),
                good.since(),
                Optional.empty()));
    assertThat(store().serving("retail")).extracting(Serving::node).containsExactly("n0", "n1");
    assertThat(store().serving("retail")).contains(good);
    assertThat(store().serving("bank"))
        .containsExactly(Serving.nothing("n0", "bank"), Serving.nothing("n1", "bank"));
  }
}
