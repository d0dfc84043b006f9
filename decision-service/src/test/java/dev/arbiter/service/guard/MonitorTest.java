package dev.arbiter.service.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.guard.Finding;
import dev.arbiter.domain.guard.Guardrails;
import dev.arbiter.domain.guard.Guardrails.OutcomeBound;
import dev.arbiter.domain.guard.Watched;
import dev.arbiter.service.database.AdminEntry;
import dev.arbiter.service.database.ControlPlane;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.SharedDatabase;
import dev.arbiter.service.http.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X04")
final class MonitorTest {
  private static final long LIVE = 1;
  private static final long CANARY = 2;

  private final List<String> stopped = new ArrayList<>();
  private DataSource dataSource;
  private Jdbc jdbc;
  private GuardLog log;
  private LoggedShop shop;
  private long deployment;

  @BeforeEach
  void open() {
    var database = SharedDatabase.empty();
    dataSource = database.dataSource();
    jdbc = new Jdbc(dataSource);
    log = new GuardLog(jdbc);
    shop = new LoggedShop(jdbc);
    deployment = shop.tried(LIVE, CANARY);
  }

  private Monitor monitor(Guardrails rails) {
    return monitor(rails, Instant.now().plusSeconds(600), (one, reason) -> stopped.add(reason));
  }

  private Monitor monitor(Guardrails rails, Instant until, BiConsumer<Watched, String> stop) {
    var watched = watched(deployment, CANARY, until, rails);
    return new Monitor(log, () -> List.of(watched), stop);
  }

  private static Watched watched(long id, long canary, Instant until, Guardrails rails) {
    var since = Instant.now().minusSeconds(600);
    return new Watched("shop", id, canary, Optional.of(canary - 1), 0.1, since, until, rails);
  }

  private List<String> unstopped() {
    return jdbc.query(
        "read the log",
        "select detail ->> 'problem' from admin_log where action = 'guardrail.not-stopped'",
        row -> row.getString(1));
  }

  private static Guardrails rails(Optional<OutcomeBound> outcome) {
    return new Guardrails(
        Optional.of(0.01),
        Optional.of(50),
        Optional.of(0.05),
        Optional.empty(),
        Optional.empty(),
        outcome,
        Optional.empty(),
        Optional.of(Duration.ofMinutes(1)),
        Optional.empty(),
        Optional.of(50),
        Optional.empty());
  }

  private List<String> breached() {
    return log.judged("shop").stream()
        .flatMap(judged -> judged.findings().stream())
        .filter(Finding::breached)
        .map(Finding::guardrail)
        .toList();
  }

  @Test
  void whatKeepsItsBoundsGoesOnAndWhatWasFoundCanBeTold() {
    shop.decided(LIVE, 900, "actions", false);
    shop.decided(CANARY, 100, "actions", false);
    monitor(rails(Optional.empty())).look();
    assertThat(stopped).isEmpty();
    assertThat(log.judged("shop")).hasSize(1);
    assertThat(log.judged("shop").get(0).findings())
        .extracting(Finding::guardrail)
        .containsExactly("errors", "slow", "fallback", "mismatch");
  }

  @Test
  void whatFallsBackIsStoppedUntilItIsGoneWhicheverNodeLooks() {
    shop.decided(LIVE, 900, "actions", false);
    shop.decided(CANARY, 100, "actions", true);
    var first = monitor(rails(Optional.empty()));
    first.look();
    first.look();
    monitor(rails(Optional.empty())).look();
    assertThat(stopped)
        .containsExactly(
            "guardrail fallback: 1.0000 of 100 where 0.0500 may be",
            "guardrail fallback: 1.0000 of 100 where 0.0500 may be");
    assertThat(breached()).containsExactly("fallback");
    var window = log.judged("shop").get(0);
    var next = window.until().plusSeconds(60);
    log.keep(
        new Judged(deployment, CANARY, false, 2, window.until(), next, window.findings()), "shop");
    try (var plane = ControlPlane.open(dataSource, List.of(), () -> Instant.EPOCH)) {
      assertThat(plane.log(Long.MAX_VALUE, 9))
          .extracting(AdminEntry::change)
          .extracting(change -> change.action() + " by " + change.actor())
          .containsExactly("guardrail.breached by guardrails");
    }
  }

  @Test
  void whatFailsIsCountedThoughNothingWasAnswered() {
    shop.decided(LIVE, 900, "actions", false);
    shop.decided(CANARY, 90, "actions", false);
    shop.decided(CANARY, 10, "failed", false);
    monitor(rails(Optional.empty())).look();
    assertThat(breached()).containsExactly("errors");
  }

  @Test
  void aCanaryThatGetsOtherSubjectsThanDeclaredIsAMismatch() {
    shop.decided(LIVE, 3_000, "actions", false);
    shop.decided(CANARY, 1_000, "actions", false);
    monitor(rails(Optional.empty())).look();
    assertThat(breached()).containsExactly("mismatch");
    assertThat(log.judged("shop").get(0).findings().get(3).sample()).isEqualTo(2_002);
  }

  @Test
  void aWindowWithFewDecisionsGoesOn() {
    shop.decided(LIVE, 100, "actions", false);
    shop.decided(CANARY, 9, "failed", false);
    var monitor = monitor(rails(Optional.empty()));
    monitor.look();
    monitor.look();
    assertThat(log.judged("shop")).isEmpty();
    assertThat(stopped).isEmpty();
  }

  @Test
  void outcomesAreThoseInTimeAfterTheFirstDecisionForASubject() {
    shop.decided(LIVE, 9_000, "actions", false);
    shop.decided(CANARY, 1_000, "actions", false);
    shop.bought("1-", 3, "4 min");
    shop.bought("2-", 3, "6 min");
    shop.bought("2-", 50, "4 min");
    var outcome = new OutcomeBound("purchase", Duration.ofMinutes(2), 0.1);
    monitor(rails(Optional.of(outcome))).look();
    assertThat(breached()).containsExactly("outcome");
    var judged = log.last(deployment, true).orElseThrow().findings().get(0);
    assertThat(judged.sample()).isEqualTo(501);
    assertThat(judged.observed()).isEqualTo(11.0 / 501);
    assertThat(judged.bound()).isBetween(0.299, 0.301);
  }

  @Test
  void outcomesAreJudgedThoughTheyComeAfterTheWatchHasEnded() {
    shop.decided(LIVE, 9_000, "actions", false);
    shop.decided(CANARY, 1_000, "actions", false);
    shop.bought("1-", 3, "4 min");
    var outcome = new OutcomeBound("purchase", Duration.ofSeconds(280), 0.1);
    var ended = Instant.now().minusSeconds(290).truncatedTo(ChronoUnit.MICROS);
    var monitor = monitor(rails(Optional.of(outcome)), ended, (one, reason) -> {});
    monitor.look();
    monitor.look();
    assertThat(breached()).containsExactly("outcome");
    assertThat(log.judged("shop")).extracting(Judged::until).containsOnly(ended);
  }

  @Test
  void whatCannotBeStoppedIsToldOnceWithItsCauseAndNotTriedAtEachLook() {
    shop.decided(LIVE, 900, "actions", false);
    shop.decided(CANARY, 100, "failed", false);
    BiConsumer<Watched, String> failing =
        (one, reason) -> {
          stopped.add(reason);
          throw ProblemException.notFound("The archive is gone");
        };
    var later = Instant.now().plusSeconds(600);
    var first = monitor(rails(Optional.empty()), later, failing);
    first.look();
    first.look();
    assertThat(stopped).hasSize(1);
    monitor(rails(Optional.empty()), later, failing).look();
    assertThat(stopped).hasSize(2);
    assertThat(unstopped()).containsExactly("The archive is gone");
  }

  @Test
  void anErrorWhileOneIsStoppedKeepsNoOtherFromBeingJudged() {
    var other = shop.tried(3, 4);
    for (var pair : List.of(List.of(LIVE, CANARY), List.of(3L, 4L))) {
      shop.decided(pair.get(0), 900, "actions", false);
      shop.decided(pair.get(1), 100, "failed", false);
    }
    var later = Instant.now().plusSeconds(600);
    var both =
        List.of(
            watched(deployment, CANARY, later, rails(Optional.empty())),
            watched(other, 4, later, rails(Optional.empty())));
    new Monitor(
            log,
            () -> both,
            (one, reason) -> {
              stopped.add("release " + one.release());
              throw new StackOverflowError();
            })
        .look();
    assertThat(stopped).containsExactly("release 2", "release 4");
    assertThat(unstopped())
        .containsExactly("the log of the node says why", "the log of the node says why");
  }

  @Test
  void nothingIsOpenAtTheDatabaseWhileADeploymentIsStopped() {
    shop.decided(LIVE, 900, "actions", false);
    shop.decided(CANARY, 100, "failed", false);
    BiConsumer<Watched, String> looking =
        (one, reason) ->
            jdbc.query(
                    "count transactions",
                    "select state from pg_stat_activity where state = 'idle in transaction'"
                        + " and datname = current_database()",
                    row -> row.getString(1))
                .forEach(stopped::add);
    monitor(rails(Optional.empty()), Instant.now().plusSeconds(600), looking).look();
    assertThat(breached()).isNotEmpty();
    assertThat(stopped).isEmpty();
  }
}
