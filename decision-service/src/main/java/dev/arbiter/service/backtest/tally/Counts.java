package dev.arbiter.service.backtest.tally;

import java.util.EnumMap;
import java.util.Map;

/** How many decisions came out how. For one thread. */
final class Counts {
  private final Map<Shift, Long> changes = new EnumMap<>(Shift.class);
  private long notReplayable;
  private double before;
  private double after;

  /**
   * Counts a decision that was made again.
   *
   * @param valueBefore what the chosen actions were expected to bring
   */
  void add(Shift change, double valueBefore, double valueAfter) {
    changes.merge(change, 1L, Long::sum);
    before += valueBefore;
    after += valueAfter;
  }

  void addNotReplayable() {
    notReplayable++;
  }

  void add(Counts other) {
    other.changes.forEach((change, count) -> changes.merge(change, count, Long::sum));
    notReplayable += other.notReplayable;
    before += other.before;
    after += other.after;
  }

  BacktestResult.Sums sums() {
    var same = changes.getOrDefault(Shift.NONE, 0L);
    var replayed = changes.values().stream().mapToLong(count -> count).sum();
    return new BacktestResult.Sums(
        replayed + notReplayable,
        same,
        replayed - same,
        notReplayable,
        changes.getOrDefault(Shift.FIRST, 0L),
        changes.getOrDefault(Shift.RANKING, 0L),
        changes.getOrDefault(Shift.CONTENT, 0L),
        before,
        after);
  }
}
