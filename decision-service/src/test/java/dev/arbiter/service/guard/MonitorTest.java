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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private long deployment;

  @BeforeEach
  void open() {
    var database = SharedDatabase.empty();
    dataSource = database.dataSource();
    jdbc = new Jdbc(dataSource);
    log = new GuardLog(jdbc);
    for (var number : List.of(LIVE, CANARY)) {
      jdbc.update(
          "publish",
          "insert into releases (project, number, digest, archive, created_by)"
              + " values ('shop', ?, ?::text, '', 'ana')",
          number,
          "sha256:" + number);
    }
    deployment =
        jdbc.query(
                "deploy",
                "insert into deployments (project, number, mode, percent, deployed_by)"
                    + " values ('shop', ?, 'canary', 10, 'cid') returning seq",
                row -> row.getLong("seq"),
                CANARY)
            .get(0);
  }

  private Monitor monitor(Guardrails rails) {
    var watched =
        new Watched(
            "shop",
            deployment,
            CANARY,
            Optional.of(LIVE),
            0.1,
            Instant.now().minusSeconds(600),
            rails);
    return new Monitor(log, () -> List.of(watched), (one, reason) -> stopped.add(reason));
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

  /** Decisions of five minutes ago, for subjects of their own, two decisions each. */
  private void decided(long release, int count, String kind, boolean fallback) {
    jdbc.update(
        "decide",
        """
        insert into decisions (id, profile, decided_at, kind, slot, channel, purpose, project,
          release, digest, chosen, excluded, micros, fallback, record)
        select gen_random_uuid()::text, ? || '-' || n / 2, now() - interval '5 min', ?, 's', 'c', 'p',
          'shop', ?, '', '{a}', 0, 900, ?, ''
        from generate_series(1, ?) n
        """,
        Long.toString(release),
        kind,
        release,
        fallback,
        count);
  }

  private List<String> breached() {
    return log.judged("shop").stream()
        .flatMap(judged -> judged.findings().stream())
        .filter(Finding::breached)
        .map(Finding::guardrail)
        .toList();
  }

  @Test
  void what_keeps_its_bounds_goes_on_and_what_was_found_can_be_told() {
    decided(LIVE, 900, "actions", false);
    decided(CANARY, 100, "actions", false);
    monitor(rails(Optional.empty())).look();
    assertThat(stopped).isEmpty();
    assertThat(log.judged("shop")).hasSize(1);
    assertThat(log.judged("shop").get(0).findings())
        .extracting(Finding::guardrail)
        .containsExactly("errors", "slow", "fallback", "mismatch");
  }

  @Test
  void what_falls_back_is_stopped_until_it_is_gone_whichever_node_looks() {
    decided(LIVE, 900, "actions", false);
    decided(CANARY, 100, "actions", true);
    monitor(rails(Optional.empty())).look();
    monitor(rails(Optional.empty())).look();
    assertThat(stopped)
        .containsExactly(
            "guardrail fallback: 1.0000 of 100 where 0.0500 may be",
            "guardrail fallback: 1.0000 of 100 where 0.0500 may be");
    assertThat(breached()).containsExactly("fallback");
    try (var plane = ControlPlane.open(dataSource, List.of(), () -> Instant.EPOCH)) {
      assertThat(plane.log(Long.MAX_VALUE, 9))
          .extracting(AdminEntry::change)
          .extracting(change -> change.action() + " by " + change.actor())
          .containsExactly("guardrail.breached by guardrails");
    }
  }

  @Test
  void what_fails_is_counted_though_nothing_was_answered() {
    decided(LIVE, 900, "actions", false);
    decided(CANARY, 90, "actions", false);
    decided(CANARY, 10, "failed", false);
    monitor(rails(Optional.empty())).look();
    assertThat(breached()).containsExactly("errors");
  }

  @Test
  void a_canary_that_gets_other_subjects_than_declared_is_a_mismatch() {
    decided(LIVE, 3_000, "actions", false);
    decided(CANARY, 1_000, "actions", false);
    monitor(rails(Optional.empty())).look();
    assertThat(breached()).containsExactly("mismatch");
    assertThat(log.judged("shop").get(0).findings().get(3).sample()).isEqualTo(2_002);
  }

  @Test
  void a_window_with_few_decisions_goes_on() {
    decided(LIVE, 100, "actions", false);
    decided(CANARY, 9, "failed", false);
    var monitor = monitor(rails(Optional.empty()));
    monitor.look();
    monitor.look();
    assertThat(log.judged("shop")).isEmpty();
    assertThat(stopped).isEmpty();
  }

  @Test
  void outcomes_are_those_in_time_after_the_first_decision_for_a_subject() {
    decided(LIVE, 9_000, "actions", false);
    decided(CANARY, 1_000, "actions", false);
    bought("1-", 3, "4 min");
    bought("2-", 3, "6 min");
    bought("2-", 50, "4 min");
    var outcome = new OutcomeBound("purchase", Duration.ofMinutes(2), 0.1);
    monitor(rails(Optional.of(outcome))).look();
    assertThat(breached()).containsExactly("outcome");
    var judged = log.last(deployment, true).orElseThrow().findings().get(0);
    assertThat(judged.sample()).isEqualTo(501);
    assertThat(judged.observed()).isEqualTo(11.0 / 501);
    assertThat(judged.bound()).isBetween(0.299, 0.301);
  }

  /** That each so-manieth subject bought something. */
  private void bought(String subjects, int each, String ago) {
    jdbc.update(
        "buy",
        """
        insert into events (id, profile, type, source, occurred_at, payload)
        select distinct gen_random_uuid()::text, profile, 'purchase', 'web', now() - ?::interval,
          ''::bytea
        from (select distinct profile from decisions where profile like ? || '%') d
        where substr(profile, 3)::int % ? = 0
        """,
        ago,
        subjects,
        each);
  }

  @Test
  void one_node_looks_at_a_time() {
    var looked = new ArrayList<String>();
    log.alone(
        () -> {
          looked.add("first");
          new GuardLog(jdbc).alone(() -> looked.add("second"));
        });
    log.alone(() -> looked.add("third"));
    assertThat(looked).containsExactly("first", "third");
  }
}
