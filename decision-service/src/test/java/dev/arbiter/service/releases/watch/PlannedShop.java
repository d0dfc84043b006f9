package dev.arbiter.service.releases.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.ArbiterException;
import dev.arbiter.rules.archive.DeploymentPlan;
import dev.arbiter.service.releases.SignedShop;
import java.time.Instant;
import java.util.List;

/** A shop whose plans are taken one after the other. */
final class PlannedShop implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final SignedShop shop = new SignedShop();
  private final MemorySource source = new MemorySource();
  private final PlanTaker taker = new PlanTaker("test", source, shop.releases(), shop.trusted());
  private WatchState state = WatchState.nothingYet("here");

  SignedShop shop() {
    return shop;
  }

  MemorySource source() {
    return source;
  }

  WatchState state() {
    return state;
  }

  /** What was taken before is not known. */
  void forget() {
    state = WatchState.nothingYet("here");
  }

  /** A plan was taken, but not what its steps were. */
  void forgetSteps() {
    state =
        new WatchState(
            state.source(),
            state.version(),
            state.plan(),
            state.commit(),
            List.of(),
            state.lookedAt(),
            state.takenAt(),
            state.nextAt(),
            state.failures(),
            state.problem());
  }

  void take() {
    take(() -> {});
  }

  /** Takes what is there; something happens when all is ready. */
  void take(Runnable atLast) {
    state = taker.take(state, NOW, atLast);
  }

  void refused(String expected) {
    var before = shop.deployments();
    assertThatThrownBy(this::take)
        .isInstanceOf(ArbiterException.class)
        .hasMessageContaining(expected);
    assertThat(shop.deployments()).isEqualTo(before);
  }

  /** A plan for the release that greets so, signed, with the archive beside it. */
  void says(long version, String title, String more) {
    var plan = SignedShop.plan(version, "shop.zip", shop.digest(title), more);
    source.with("shop.zip", shop.archive(title));
    signed(plan, shop.signature(plan));
  }

  /** A plan of a live release and a canary. */
  void says(long version, String live, String canary, String more) {
    says(
        version,
        live,
        "}, {project: shop, archive: canary.zip, digest: '%s', percent: 10%s"
            .formatted(shop.digest(canary), more));
    source.with("canary.zip", shop.archive(canary));
  }

  /** A plan that names no release. */
  void saysNothing(long version) {
    var plan = SignedShop.plan(version, "");
    signed(plan, shop.signature(plan));
  }

  void signed(byte[] plan, byte[] signature) {
    source.with(DeploymentPlan.FILE, plan).with(DeploymentPlan.SIGNATURE, signature);
  }

  @Override
  public void close() {
    shop.close();
  }
}
