package dev.arbiter.service.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.release.Onset;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.rule.Truth;
import dev.arbiter.domain.trigger.Trigger;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import dev.arbiter.service.triggers.Firing.State;
import dev.arbiter.service.triggers.outlet.Outlets;
import dev.arbiter.service.triggers.outlet.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Firings in PostgreSQL on their way, step by step. */
final class DispatcherTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Trigger TRIGGER =
      new Trigger(
          "left-cart",
          Condition.ALWAYS,
          new Trigger.Request("mail", "email", "marketing", Optional.empty()),
          "page",
          Duration.ofHours(1),
          Optional.of(Duration.ofDays(1)));

  private final FakeDeciding deciding = new FakeDeciding(TRIGGER);
  private Instant now = AT;
  private Jdbc jdbc;
  private Firings firings;
  private Outlets outlets;
  private Dispatcher dispatcher;

  @BeforeEach
  void open() {
    jdbc = new Jdbc(TestDatabase.EMBEDDED.empty().dataSource());
    firings = new Firings(jdbc);
    var sealer = new SubjectKeys(jdbc, new byte[32]);
    outlets = new Outlets(jdbc, sealer, Optional.empty(), new Reach(false), () -> now);
    dispatcher = new Dispatcher(firings, deciding, outlets, () -> now);
    addOutlet();
  }

  private void addOutlet() {
    jdbc.update(
        "add an outlet",
        "insert into outlets (name, kind, target, attempts, secret, created_at, created_by,"
            + " changed_at) values ('page', 'stream', '', 2, '', now(), 'op', now())");
  }

  @AfterEach
  void close() {
    dispatcher.close();
    outlets.close();
  }

  private void fire(String profile, Instant at) {
    var onset = new Onset(new ReleaseRef("shop", 1, "d"), TRIGGER, profile, 1, at);
    jdbc.transaction(
        "fire",
        connection -> {
          firings.add(connection, List.of(onset), now);
          return true;
        });
  }

  /** Takes what is to be worked on by now, and brings it as far as it comes. */
  private int work() {
    var taken = firings.take(10, List.of(), now, LEASE);
    taken.forEach(dispatcher::bring);
    return taken.size();
  }

  private void workAfter(Duration time) {
    now = now.plus(time);
    work();
  }

  private List<State> states() {
    return jdbc.query(
        "read firings",
        "select state from firings order by seq",
        row -> State.of(row.getString(1)).orElseThrow());
  }

  @Test
  @Tag("E01")
  void aFiringIsDecidedAndToldOnce() {
    fire("p-1", AT);
    fire("p-1", AT.plusSeconds(5)); // within the time in which it fires once
    assertThat(work()).isOne();
    assertThat(work()).isZero();
    assertThat(states()).containsExactly(State.DELIVERED);
    assertThat(deciding.decided).hasSize(1);
  }

  @Test
  void whoeverTakesWhatWasLeftDecidesNothingTwice() {
    fire("p-1", AT);
    var left = firings.take(10, List.of(), now, LEASE).get(0);
    deciding.decide(left.id(), left.profile(), left.request()); // and its node is gone
    assertThat(work()).isZero();
    workAfter(LEASE);
    assertThat(states()).containsExactly(State.DELIVERED);
    assertThat(deciding.decided).containsExactly(left.id());
  }

  @Test
  @Tag("E02")
  void whatIsUntrueAgainIsCancelled() {
    deciding.holds = Truth.FALSE;
    fire("p-1", AT);
    work();
    assertThat(states()).containsExactly(State.CANCELLED);
    assertThat(deciding.decided).isEmpty();
  }

  @Test
  void aServerThatIsBehindAsksAgain() {
    deciding.holds = Truth.UNKNOWN;
    fire("p-1", AT);
    work();
    assertThat(states()).containsExactly(State.DUE);
    deciding.holds = Truth.TRUE;
    workAfter(Duration.ofSeconds(2));
    assertThat(states()).containsExactly(State.DELIVERED);
  }

  @Test
  void whatWaitedTooLongIsToldNoMore() {
    deciding.holds = Truth.UNKNOWN;
    fire("p-1", AT);
    fire("p-2", AT.minus(Duration.ofMinutes(61)));
    work();
    deciding.holds = Truth.TRUE;
    workAfter(Duration.ofMinutes(61));
    assertThat(states()).containsExactly(State.LATE, State.LATE);
    assertThat(deciding.decided).isEmpty();
  }

  @Test
  void whereNothingIsChosenNobodyIsTold() {
    deciding.chooses = false;
    fire("p-1", AT);
    work();
    assertThat(states()).containsExactly(State.EMPTY);
  }

  @Test
  void whatNoOutletTakesIsDeadUntilSomebodyTriesItAgain() {
    jdbc.update("remove", "delete from outlets");
    fire("p-1", AT);
    work();
    assertThat(states()).containsExactly(State.DEAD);
    addOutlet();
    var id = deciding.decided.get(0);
    assertThat(firings.retry(id, Change.of("op", "firing.retried", id), now)).isTrue();
    work();
    assertThat(states()).containsExactly(State.DELIVERED);
    assertThat(deciding.decided).containsExactly(id);
  }
}
