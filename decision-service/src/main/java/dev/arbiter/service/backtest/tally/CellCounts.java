package dev.arbiter.service.backtest.tally;

import dev.arbiter.domain.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decisions with the same first action before and after. For one thread. */
final class CellCounts {
  final Optional<String> before;
  final Optional<String> after;
  final List<Example> examples = new ArrayList<>();
  long decisions;
  long changed;

  CellCounts(Optional<String> before, Optional<String> after) {
    this.before = before;
    this.after = after;
  }

  static CellCounts of(Decision before, Decision after) {
    return new CellCounts(first(before), first(after));
  }

  private static Optional<String> first(Decision decision) {
    return Optional.of(Shift.first(decision)).filter(action -> !action.isEmpty());
  }

  void add(CellCounts later, int maxExamples) {
    decisions += later.decisions;
    changed += later.changed;
    later.examples.stream().limit(maxExamples - examples.size()).forEach(examples::add);
  }

  BacktestResult.Cell cell() {
    return new BacktestResult.Cell(before, after, decisions, changed, List.copyOf(examples));
  }
}
