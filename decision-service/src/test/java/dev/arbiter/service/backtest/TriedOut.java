package dev.arbiter.service.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.decision.Decision;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.replay.DecisionHistory.Sample;
import dev.arbiter.domain.replay.DecisionHistory.Selection;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.backtest.ShopLog.Asked;
import dev.arbiter.service.backtest.tally.BacktestResult;
import dev.arbiter.service.backtest.tally.BacktestResult.Cell;
import dev.arbiter.service.backtest.tally.BacktestResult.Group;
import dev.arbiter.service.backtest.tally.BacktestResult.Unknown;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.SharedDatabase;
import dev.arbiter.service.decisions.PostgresDecisionHistory;
import dev.arbiter.service.decisions.PostgresPast;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The log of a shop, and releases that are tried out on it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TriedOut {
  static final int REQUESTS = 600;
  static final Duration PATIENCE = Duration.ofMinutes(1);
  static final String SALT = "a";

  final Retail retail = new Retail();
  final Jdbc jdbc = new Jdbc(SharedDatabase.empty().dataSource());
  final SubjectKeys keys = new SubjectKeys(jdbc, new byte[32]);
  final List<Change> adminLog = new ArrayList<>();
  ShopLog log;
  Backtests backtests;

  @BeforeAll
  void fill() {
    log = new ShopLog(jdbc, keys, retail.live(), 17).requests(REQUESTS);
    backtests = backtests(retail);
  }

  @AfterAll
  void close() {
    backtests.close();
    log.close();
    retail.close();
  }

  Backtests backtests(Candidates candidates) {
    return new Backtests(
        candidates,
        new PostgresDecisionHistory(jdbc, new SubjectKeys(jdbc, new byte[32])),
        new PostgresPast(jdbc, log),
        adminLog::add,
        new Backtests.Pace(2, log::end));
  }

  Order order(Sample sample) {
    var selection =
        new Selection(
            "retail", ShopLog.START, log.end(), Optional.empty(), Optional.empty(), sample);
    return new Order(selection, Optional.empty(), 2);
  }

  Order everything() {
    return order(new Sample(100, Optional.empty(), SALT));
  }

  BacktestResult run(Release tested, Order order) {
    return ended(
            backtests.start(
                Optional.of(2L), () -> new Candidates.Loan(tested, () -> {}), order, "ana"))
        .result()
        .orElseThrow();
  }

  private BacktestView ended(BacktestView started) {
    var view = backtests.find(started.id(), PATIENCE);
    assertThat(view.state()).as(view.problem().toString()).isEqualTo("done");
    return view;
  }

  /** The matrix as told by those who were there: decisions by first action before and after. */
  Map<String, Long> expected(Release tested, Predicate<Asked> wanted) {
    return log.asked().stream()
        .filter(wanted)
        .collect(
            Collectors.groupingBy(
                asked -> first(asked.by(retail.live())) + " → " + first(asked.by(tested)),
                TreeMap::new,
                Collectors.counting()));
  }

  static String first(Decision decision) {
    return decision.actions().isEmpty() ? "nothing" : decision.actions().get(0).action();
  }

  static Map<String, Long> told(BacktestResult result) {
    return result.matrix().stream()
        .collect(
            Collectors.toMap(
                cell -> cell.before().orElse("nothing") + " → " + cell.after().orElse("nothing"),
                Cell::decisions,
                Long::sum,
                TreeMap::new));
  }

  static void reconcile(BacktestResult result) {
    var all = result.all();
    assertThat(all.read()).isEqualTo(all.same() + all.changed() + all.notReplayable());
    assertThat(all.changed()).isEqualTo(all.first() + all.ranking() + all.content());
    assertThat(result.matrix().stream().mapToLong(Cell::decisions).sum())
        .isEqualTo(all.same() + all.changed());
    assertThat(result.matrix().stream().mapToLong(Cell::changed).sum()).isEqualTo(all.changed());
    assertThat(result.notReplayable().stream().mapToLong(Unknown::decisions).sum())
        .isEqualTo(all.notReplayable());
    for (var groups : List.of(result.slots(), result.channels())) {
      assertThat(groups.stream().map(Group::sums).mapToLong(sums -> sums.read()).sum())
          .isEqualTo(all.read());
    }
  }
}
