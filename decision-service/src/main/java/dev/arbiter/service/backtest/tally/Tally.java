package dev.arbiter.service.backtest.tally;

import dev.arbiter.domain.decision.Decision;
import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.replay.LoggedDecision;
import dev.arbiter.domain.replay.Replay;
import dev.arbiter.domain.replay.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What some decisions came to. Tallies are added in the order of the log, so that a backtest run
 * again gives the same figures and examples. For one thread.
 */
public final class Tally {
  /** Names of what is missing are few; if a release brings forth more, the others are one. */
  private static final int MAX_DETAILS = 100;

  private static final String OTHERS = "…";

  private final int examples;
  private long outside;
  private final Counts all = new Counts();
  private final Map<String, CellCounts> cells = new TreeMap<>();
  private final Map<String, UnknownCounts> unknown = new TreeMap<>();
  private final Map<String, Counts> slots = new TreeMap<>();
  private final Map<String, Counts> channels = new TreeMap<>();
  private final Map<String, Counts> segments = new TreeMap<>();
  private final Map<String, ActionCounts> actions = new TreeMap<>();

  /**
   * @param examples how many at most of each kind
   */
  public Tally(int examples) {
    this.examples = examples;
  }

  /** Counts a decision that is not wanted. */
  public void addOutside() {
    outside++;
  }

  /**
   * Counts a decision that was made again.
   *
   * @param old what the release declared that decided
   * @param tested what the tested one declares
   */
  public void add(DecisionRecord record, Decision after, Terms old, Terms tested) {
    var before = record.decision();
    var change = Shift.between(before, after);
    var valueBefore = count(before, old, true);
    var valueAfter = count(after, tested, false);
    groups(record).forEach(group -> group.add(change, valueBefore, valueAfter));
    var key = Shift.first(before) + ' ' + Shift.first(after);
    var cell = cells.computeIfAbsent(key, same -> CellCounts.of(before, after));
    cell.decisions++;
    if (change != Shift.NONE) {
      cell.changed++;
      if (cell.examples.size() < examples) {
        cell.examples.add(Example.of(change, before, after));
      }
    }
  }

  private List<Counts> groups(DecisionRecord record) {
    var groups = new ArrayList<Counts>();
    groups.add(all);
    groups.add(group(slots, record.request().slot()));
    groups.add(group(channels, record.request().channel()));
    record.situation().segments().forEach(segment -> groups.add(group(segments, segment)));
    return groups;
  }

  private static Counts group(Map<String, Counts> groups, String name) {
    return groups.computeIfAbsent(name, same -> new Counts());
  }

  private double count(Decision decision, Terms terms, boolean isBefore) {
    var sum = 0.0;
    for (var choice : decision.actions()) {
      var value = choice.propensity() * terms.value(choice.action());
      actions
          .computeIfAbsent(choice.action(), same -> new ActionCounts())
          .add(isBefore, choice.rank() == 1, value);
      sum += value;
    }
    return sum;
  }

  /** Counts a decision that could not be made again. */
  public void add(
      LoggedDecision logged, Optional<DecisionRecord> record, Replay.Impossible impossible) {
    all.addNotReplayable();
    group(slots, logged.slot()).addNotReplayable();
    group(channels, logged.channel()).addNotReplayable();
    record.stream()
        .flatMap(one -> one.situation().segments().stream())
        .forEach(segment -> group(segments, segment).addNotReplayable());
    var counts = unknown(impossible.cause().wire(), impossible.detail());
    counts.decisions++;
    if (counts.examples.size() < examples) {
      counts.examples.add(logged.id());
    }
  }

  private UnknownCounts unknown(String cause, String detail) {
    var key = cause + ' ' + detail;
    return unknown.size() < MAX_DETAILS || unknown.containsKey(key)
        ? unknown.computeIfAbsent(key, same -> new UnknownCounts(cause, detail))
        : unknown.computeIfAbsent(cause + ' ' + OTHERS, same -> new UnknownCounts(cause, OTHERS));
  }

  /** Adds what came after. */
  public void add(Tally later) {
    outside += later.outside;
    all.add(later.all);
    later.slots.forEach((name, counts) -> group(slots, name).add(counts));
    later.channels.forEach((name, counts) -> group(channels, name).add(counts));
    later.segments.forEach((name, counts) -> group(segments, name).add(counts));
    later.actions.forEach(
        (action, counts) ->
            actions.computeIfAbsent(action, same -> new ActionCounts()).add(counts));
    later.cells.forEach(
        (key, counts) ->
            cells
                .computeIfAbsent(key, same -> new CellCounts(counts.before, counts.after))
                .add(counts, examples));
    later
        .unknown
        .values()
        .forEach(counts -> unknown(counts.cause, counts.detail).add(counts, examples));
  }

  /** What all of them came to. */
  public BacktestResult result() {
    return new BacktestResult(
        outside,
        all.sums(),
        cells.values().stream()
            .map(CellCounts::cell)
            .sorted(Comparator.comparingLong(BacktestResult.Cell::decisions).reversed())
            .toList(),
        unknown.values().stream()
            .map(UnknownCounts::sums)
            .sorted(Comparator.comparingLong(BacktestResult.Unknown::decisions).reversed())
            .toList(),
        groups(slots),
        groups(channels),
        groups(segments),
        actions.entrySet().stream()
            .map(action -> action.getValue().sums(action.getKey()))
            .toList());
  }

  private static List<BacktestResult.Group> groups(Map<String, Counts> groups) {
    return groups.entrySet().stream()
        .map(group -> new BacktestResult.Group(group.getKey(), group.getValue().sums()))
        .toList();
  }
}
