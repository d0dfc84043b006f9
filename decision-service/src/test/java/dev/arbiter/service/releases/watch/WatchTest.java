package dev.arbiter.service.releases.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.rules.archive.DeploymentPlan;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.SharedDatabase;
import dev.arbiter.service.releases.SignedShop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D09")
class WatchTest {
  private final Jdbc jdbc = new Jdbc(SharedDatabase.empty().dataSource());
  private final SignedShop shop = new SignedShop();
  private final MemorySource source = new MemorySource();
  private final WatchStore store = new WatchStore(jdbc, "here");
  private final PlanTaker taker = new PlanTaker("test", source, shop.releases(), shop.trusted());

  @BeforeEach
  void plan() {
    var plan = SignedShop.plan(1, "shop.zip", shop.digest("Hello"), "");
    source
        .with("shop.zip", shop.archive("Hello"))
        .with(DeploymentPlan.FILE, plan)
        .with(DeploymentPlan.SIGNATURE, shop.signature(plan));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Watch watch(Duration every) {
    return new Watch(store, taker, every);
  }

  private Watch another(String source) {
    return new Watch(new WatchStore(jdbc, source), taker, Duration.ofHours(1));
  }

  private List<String> log() {
    return jdbc.query(
        "read the log",
        "select action from admin_log where actor = 'watch' order by seq",
        row -> row.getString(1));
  }

  @Test
  void howFarItCameIsKeptAndTold() {
    assertThat(watch(Duration.ofHours(1)).look()).isTrue();
    var state = store.state();
    assertThat(state.version()).isOne();
    assertThat(state.problem()).isEmpty();
    assertThat(state.lookedAt()).isPresent();
    assertThat(state.takenAt()).isPresent();
    assertThat(log()).containsExactly("watch.taken");
  }

  @Test
  void nobodyLooksBeforeItIsTime() {
    assertThat(watch(Duration.ofHours(1)).look()).isTrue();
    assertThat(watch(Duration.ofHours(1)).look()).isFalse();
  }

  @Test
  void anotherSourceEndsThePauseOnce() {
    assertThat(watch(Duration.ofHours(1)).look()).isTrue();
    var changed = new Watch(new WatchStore(jdbc, "elsewhere"), taker, Duration.ofHours(1));
    assertThat(changed.look()).isTrue();
    assertThat(watch(Duration.ofHours(1)).look()).isFalse();
    assertThat(changed.look()).isFalse();
  }

  @Test
  void anotherNodeDoesNotLookAtTheSameTimeWhateverItWatches() {
    store.look(
        (before, now) -> {
          assertThat(another("here").look()).isFalse();
          assertThat(another("elsewhere").look()).isFalse();
          return before.looked("here", now, now);
        });
    assertThat(another("here").look()).isTrue();
  }

  @Test
  void whatCouldNotBeKeptIsLookedAtAgainByTheSameNodeAtOnce() {
    assertThatThrownBy(
            () ->
                store.look(
                    (before, now) -> {
                      throw new IllegalStateException("the database is away");
                    }))
        .hasMessage("the database is away");
    assertThat(another("here").look()).isFalse();
    assertThat(watch(Duration.ofHours(1)).look()).isTrue();
  }

  @Test
  void nothingIsOpenAtTheDatabaseWhileItIsLooked() {
    store.look(
        (before, now) -> {
          var waiting =
              jdbc.query(
                  "count transactions",
                  "select pid from pg_stat_activity where state = 'idle in transaction'"
                      + " and datname = current_database()",
                  row -> row.getInt(1));
          assertThat(waiting).isEmpty();
          store.renew();
          return before.looked("here", now, now);
        });
  }

  @Test
  void whatANodeFindsWhoseTimeWasUpIsNotKept() {
    looksInVain(
        () -> jdbc.update("let time pass", "update claims set until = now() - interval '1 s'"));
  }

  @Test
  void aNodeThatStopsIsNotWaitedForAndDeploysNoMore() {
    looksInVain(() -> watch(Duration.ofHours(1)).close());
  }

  private void looksInVain(Runnable meanwhile) {
    var late =
        store.look(
            (before, now) -> {
              meanwhile.run();
              assertThat(another("here").look()).isTrue();
              assertThatThrownBy(store::renew).isInstanceOf(WatchException.class);
              return before.failed("too late").looked("here", now, now);
            });
    assertThat(late).isTrue();
    assertThat(store.state().version()).isOne();
    assertThat(store.state().problem()).isEmpty();
  }

  @Test
  void anErrorIsAFailureLikeOthers() {
    Source broken =
        known -> {
          throw new StackOverflowError();
        };
    var taking = new PlanTaker("test", broken, shop.releases(), shop.trusted());
    assertThat(new Watch(store, taking, Duration.ofHours(1)).look()).isTrue();
    assertThat(store.state().failures()).isOne();
    assertThat(store.state().problem())
        .contains("it cannot be taken; the log of the node says why");
    assertThat(log()).containsExactly("watch.failed");
  }

  @Test
  void whatFailsIsToldOnceAndTriedAgainLessAndLessOften() {
    source.with(DeploymentPlan.SIGNATURE, new byte[0]);
    var pause = Duration.ofNanos(1_000);
    for (var i = 0; i < 3; i++) {
      assertThat(watch(pause).look()).isTrue();
    }
    var state = store.state();
    assertThat(state.failures()).isEqualTo(3);
    assertThat(state.problem()).hasValueSatisfying(told -> assertThat(told).contains("signature"));
    assertThat(state.nextAt().orElseThrow())
        .isAfterOrEqualTo(state.lookedAt().orElseThrow().plus(pause.multipliedBy(8)));
    assertThat(log()).containsExactly("watch.failed");

    plan();
    assertThat(watch(pause).look()).isTrue();
    assertThat(store.state().problem()).isEmpty();
    assertThat(store.state().failures()).isZero();
    assertThat(shop.live()).isOne();
  }

  @Test
  void aLongPauseGrowsToAQuarterOfAnHourAtMost() {
    source.with(DeploymentPlan.SIGNATURE, new byte[0]);
    assertThat(watch(Duration.ofMinutes(14)).look()).isTrue();
    var state = store.state();
    assertThat(Duration.between(state.lookedAt().orElseThrow(), state.nextAt().orElseThrow()))
        .isEqualTo(Duration.ofMinutes(15));
  }
}
