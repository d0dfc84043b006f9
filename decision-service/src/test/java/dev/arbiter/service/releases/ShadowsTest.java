package dev.arbiter.service.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.release.Release;
import dev.arbiter.service.releases.Deployment.Mode;
import dev.arbiter.service.releases.DeploymentStore.NewDeployment;
import dev.arbiter.service.releases.Deployments.Rollback;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("X04")
final class ShadowsTest {
  private static final int WAITING = 512;

  private final Life life = new Life();
  private final LiveReleases live = life.releases.live();
  private final Semaphore ended = new Semaphore(0);

  @AfterEach
  void close() {
    life.close();
  }

  private long shadow(Optional<Integer> percent) {
    life.deploy(life.approved(Shop.greeting("Seen")));
    var number = life.approved(Shop.greeting("Not seen"));
    life.releases
        .deployments()
        .deploy(
            new NewDeployment(
                "shop", number, Mode.SHADOW, percent, Optional.empty(), false, "", "cid"));
    return number;
  }

  @Test
  void aShadowDecidesBesideTheLiveReleaseForItsShareOfTheSubjects() throws Exception {
    var number = shadow(Optional.of(50));
    var decided = new ConcurrentLinkedQueue<Release>();
    for (var n = 0; n < 200; n++) {
      live.alongside("hero", "p-" + n, decided::add);
    }
    for (var n = 0; n < 200; n++) {
      live.alongside("hero", "p-" + n, release -> ended.release());
    }
    ended.acquire();
    assertThat(decided).hasSizeBetween(70, 130).allMatch(one -> one.ref().number() == number);
    assertThat(life.answering("p-1")).isEqualTo(1);
    assertThat(life.deployments.serving("shop").get(0).shadow())
        .contains(life.releases.find("shop", number).digest());
  }

  @Test
  void aShadowThatFallsBehindLeavesOutAndCountsWhatItLeftOut() throws Exception {
    shadow(Optional.empty());
    var gate = new CountDownLatch(1);
    var beyond = 100;
    for (var n = 0; n < WAITING + beyond; n++) {
      live.alongside("hero", "p-" + n, release -> pass(gate));
    }
    assertThat(live.shadows().leftOut()).isBetween(beyond - 1L, (long) beyond);
    gate.countDown();
    ended.acquire(WAITING);
    assertThat(live.shadows().failed()).isZero();
  }

  @Test
  void aShadowThatFailsIsCountedAndDecidesTheNext() throws Exception {
    shadow(Optional.empty());
    live.alongside(
        "hero",
        "p-1",
        release -> {
          throw new IllegalStateException("broken");
        });
    live.alongside("hero", "p-1", release -> ended.release());
    ended.acquire();
    assertThat(live.shadows().failed()).isOne();
  }

  @Test
  void aRollbackBesideAShadowEndsTheShadowAndLeavesTheLiveRelease() {
    shadow(Optional.empty());
    var back = new Rollback(Optional.empty(), Optional.empty(), "it fails");
    assertThat(life.releases.deployments().rollBack("shop", back, Life.CID).release()).isOne();
    assertThat(life.deployments.serving("shop").get(0).shadow()).isEmpty();
  }

  @Test
  @Timeout(60)
  void whatWaitsWhenTheServerStopsIsLeftOutAndCounted() throws Exception {
    shadow(Optional.empty());
    var begun = new CountDownLatch(1);
    var gate = new CountDownLatch(1);
    for (var n = 0; n < 4; n++) {
      live.alongside(
          "hero",
          "p-" + n,
          release -> {
            begun.countDown();
            pass(gate);
          });
    }
    begun.await();
    var stopping = CompletableFuture.runAsync(live::clear);
    while (live.shadows().leftOut() < 3) {
      Thread.onSpinWait();
    }
    gate.countDown();
    stopping.get();
    assertThat(live.shadows().leftOut()).isEqualTo(3);
  }

  private void pass(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    ended.release();
  }
}
