package dev.arbiter.service.backtest;

import dev.arbiter.service.backtest.tally.BacktestResult;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A backtest as callers are told.
 *
 * @param release the number of the tested release; a draft has none
 * @param digest of the contents of what is tested
 * @param decisions how many the window has
 * @param read how many of them have been made again, or were found to be outside
 * @param problem why it failed
 * @param result once it is done
 */
record BacktestView(
    String id,
    String project,
    Optional<Long> release,
    String digest,
    Window window,
    @Schema(enumeration = {"running", "done", "cancelled", "failed"}) String state,
    long decisions,
    long read,
    String startedBy,
    Instant startedAt,
    Optional<Instant> endedAt,
    Optional<String> problem,
    Optional<BacktestResult> result) {

  /** Which decisions are wanted. */
  record Window(
      Instant from,
      Instant to,
      Optional<String> slot,
      Optional<String> channel,
      Optional<String> segment,
      double percent,
      Optional<Long> maximum,
      String salt) {
    static Window of(Order order) {
      var selection = order.selection();
      var sample = selection.sample();
      return new Window(
          selection.from(),
          selection.to(),
          selection.slot(),
          selection.channel(),
          order.segment(),
          sample.percent(),
          sample.maximum(),
          sample.salt());
    }
  }

  BacktestView at(
      String newState,
      long newRead,
      long newDecisions,
      Optional<Instant> newEnd,
      Optional<String> newProblem,
      Optional<BacktestResult> newResult) {
    return new BacktestView(
        id,
        project,
        release,
        digest,
        window,
        newState,
        newDecisions,
        newRead,
        startedBy,
        startedAt,
        newEnd,
        newProblem,
        newResult);
  }

  BacktestView withoutResult() {
    return at(state, read, decisions, endedAt, problem, Optional.empty());
  }
}
