package dev.arbiter.service.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbiter.domain.replay.DecisionHistory.Sample;
import dev.arbiter.domain.replay.DecisionHistory.Selection;
import dev.arbiter.domain.replay.Terms;
import dev.arbiter.domain.trait.Traits;
import dev.arbiter.service.backtest.ShopLog.Asked;
import dev.arbiter.service.backtest.tally.BacktestResult.Group;
import dev.arbiter.service.backtest.tally.BacktestResult.Unknown;
import dev.arbiter.service.decisions.PostgresDecisionHistory;
import dev.arbiter.service.decisions.PostgresPast;
import dev.arbiter.service.http.problem.ProblemException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which decisions a backtest reads, what it cannot tell, and what it leaves alone. */
@Tag("X03")
final class BacktestRunsTest extends TriedOut {

  @Test
  void whatThePastDoesNotTellIsCountedWithItsCauseAndNeverGuessed() {
    var tested =
        retail.with(
            "project.yaml",
            "traits:\n",
            "traits:\n  - {name: loyalty, type: text, classification: personal,"
                + " purposes: [marketing]}\n");
    var forgetful =
        new Backtests(
            retail,
            new PostgresDecisionHistory(jdbc, keys),
            new PostgresPast(jdbc, new NoEvents()),
            adminLog::add,
            new Backtests.Pace(1, log::end));
    try (forgetful) {
      var before = backtests;
      backtests = forgetful;
      var result = run(tested, everything());
      backtests = before;
      reconcile(result);
      assertThat(result.notReplayable())
          .extracting(Unknown::cause, Unknown::detail)
          .containsExactly(tuple("trait-unknown", "loyalty"));
      assertThat(result.all().notReplayable())
          .isEqualTo(log.asked().stream().filter(BacktestRunsTest::maySeeTraits).count());
    }
  }

  private static boolean maySeeTraits(Asked asked) {
    var consent = asked.profile().consents().get("marketing");
    return asked.request().purpose().equals("marketing")
        && consent != null
        && consent.granted()
        && !consent.at().isAfter(asked.at())
        && asked.profile().events() > 0;
  }

  @Test
  void aReleaseWithoutTheSlotAndAReleaseThatIsNotKeptAreCauses() {
    var tested =
        retail.with(
            "project.yaml", "id: checkout, channels: [web, app]", "id: checkout, channels: [web]");
    var result = run(tested, everything());
    reconcile(result);
    assertThat(result.notReplayable())
        .singleElement()
        .satisfies(
            unknown -> {
              assertThat(unknown.cause()).isEqualTo("name-unknown");
              assertThat(unknown.detail()).isEqualTo("channel");
              assertThat(unknown.examples()).hasSize(2);
              assertThat(unknown.decisions())
                  .isEqualTo(
                      log.asked().stream()
                          .filter(asked -> asked.request().slot().equals("checkout"))
                          .filter(asked -> asked.request().channel().equals("app"))
                          .count());
            });
    try (var lost = backtests(new Lost(retail))) {
      var before = backtests;
      backtests = lost;
      result = run(retail.live(), everything());
      backtests = before;
    }
    assertThat(result.all().notReplayable()).isEqualTo(REQUESTS);
    assertThat(result.notReplayable().get(0).cause()).isEqualTo("release-unknown");
  }

  /** Keeps no release. */
  private record Lost(Candidates candidates) implements Candidates {
    @Override
    public Loan release(String project, long number) {
      return candidates.release(project, number);
    }

    @Override
    public Loan draft(String project, byte[] zip, boolean mayChangeCode) {
      return candidates.draft(project, zip, mayChangeCode);
    }

    @Override
    public Optional<Terms> terms(String project, long number) {
      return Optional.empty();
    }
  }

  @Test
  void aSampleIsTheSameEachTimeAndAMaximumIsMetExactly() {
    var tested = retail.with("tables/offers.dmn", "<text>&gt; 500</text>", "<text>&gt; 300</text>");
    var share = new Sample(30, Optional.empty(), SALT);
    var first = run(tested, order(share));
    assertThat(run(tested, order(share))).isEqualTo(first);
    assertThat(first.all().read()).isBetween(REQUESTS * 25 / 100L, REQUESTS * 35 / 100L);
    assertThat(run(tested, order(new Sample(30, Optional.empty(), "b")))).isNotEqualTo(first);
    var most = run(tested, order(new Sample(100, Optional.of(123L), SALT)));
    assertThat(most.all().read()).isEqualTo(123);
    reconcile(most);
  }

  @Test
  void slotChannelSegmentAndWindowNarrowIt() {
    var all = new Sample(100, Optional.empty(), SALT);
    var middle = ShopLog.START.plusSeconds(7L * REQUESTS / 2);
    var selection =
        new Selection(
            "retail", middle, log.end(), Optional.of("checkout"), Optional.of("web"), all);
    var tested = retail.with("tables/offers.dmn", "<text>&gt; 500</text>", "<text>&gt; 300</text>");
    var result = run(tested, new Order(selection, Optional.of("vip"), 0));
    reconcile(result);
    assertThat(told(result))
        .isEqualTo(
            expected(
                tested,
                asked ->
                    !asked.at().isBefore(middle)
                        && asked.request().slot().equals("checkout")
                        && asked.request().channel().equals("web")
                        && maySeeTraits(asked)
                        && isVip(asked)));
    assertThat(result.outside()).isPositive();
    assertThat(result.segments()).extracting(Group::name).contains("vip");
  }

  private static boolean isVip(Asked asked) {
    return Traits.of(asked.profile(), asked.at(), List.of("spend30d"))
        .number("spend30d")
        .filter(spend -> spend.compareTo(BigDecimal.valueOf(500)) > 0)
        .isPresent();
  }

  @Test
  void nothingInTheDatabaseChangesButForTheAdminLog() {
    var before = contents();
    adminLog.clear();
    var tested =
        retail.with(
            "actions/newsletter.yaml",
            "value: 2",
            "value: 2\ncontactPolicy: {cap: 2, window: P1D}");
    run(tested, everything());
    assertThat(contents()).isEqualTo(before);
    assertThat(adminLog)
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.actor()).isEqualTo("ana");
              assertThat(change.action()).isEqualTo("backtest.started");
              assertThat(change.detail()).containsKeys("project", "digest", "from", "to");
            });
  }

  /** A fingerprint of every row of every table. */
  private Map<String, String> contents() {
    var contents = new TreeMap<String, String>();
    var tables =
        jdbc.query(
            "list tables",
            "select tablename from pg_tables where schemaname = current_schema()",
            row -> row.getString(1));
    for (var table : tables) {
      contents.put(
          table,
          jdbc.first(
                  "read a table",
                  "select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text || t.xmin), ''"
                      + " order by t::text)), '') from "
                      + table
                      + " t",
                  row -> row.getString(1))
              .orElseThrow());
    }
    return contents;
  }

  @Test
  void oneRunsAtATimeAndItCanBeCancelled() throws InterruptedException {
    var opened = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    var slow = new Candidates.Loan(retail.live().with(retail.live().ref()), ended::countDown);
    var stuck =
        new Backtests(
            retail,
            selection -> {
              opened.countDown();
              await(go);
              return new PostgresDecisionHistory(jdbc, keys).select(selection);
            },
            new PostgresPast(jdbc, log),
            adminLog::add,
            new Backtests.Pace(1, log::end));
    try (stuck) {
      var run = stuck.start(Optional.empty(), () -> slow, everything(), "ana");
      assertThat(opened.await(10, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> stuck.start(Optional.empty(), () -> slow, everything(), "ben"))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining(run.id());
      stuck.cancel(run.id());
      go.countDown();
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(stuck.find(run.id(), PATIENCE).state()).isEqualTo("cancelled");
      assertThat(stuck.find(run.id(), PATIENCE).result()).isEmpty();
      assertThat(stuck.list()).hasSize(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
