package dev.arbiter.service.backtest.tally;

import java.util.ArrayList;
import java.util.List;

/** Decisions that could not be made again for one cause. For one thread. */
final class UnknownCounts {
  final String cause;
  final String detail;
  final List<String> examples = new ArrayList<>();
  long decisions;

  UnknownCounts(String cause, String detail) {
    this.cause = cause;
    this.detail = detail;
  }

  void add(UnknownCounts later, int maxExamples) {
    decisions += later.decisions;
    later.examples.stream().limit(maxExamples - examples.size()).forEach(examples::add);
  }

  BacktestResult.Unknown sums() {
    return new BacktestResult.Unknown(cause, detail, decisions, List.copyOf(examples));
  }
}
