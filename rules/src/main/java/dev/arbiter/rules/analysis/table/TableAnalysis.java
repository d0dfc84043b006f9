package dev.arbiter.rules.analysis.table;

import static java.util.stream.Collectors.joining;

import dev.arbiter.rules.analysis.Check;
import dev.arbiter.rules.analysis.Finding;
import dev.arbiter.rules.analysis.Severity;
import dev.arbiter.rules.feel.FeelCells;
import dev.arbiter.rules.table.Cell;
import dev.arbiter.rules.table.Grid;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Analyses one decision table by the intervals and sets that its cells accept. What it finds is
 * true and comes with a witness; where a cell is more than intervals and sets, or the table too
 * entangled for the bound, it says so.
 */
public final class TableAnalysis {
  private static final int MOST_GAPS = 5;
  private static final int MOST_PAIRS = 20;
  private static final int MOST_OPEN = 3;

  private final TableSource table;
  private final List<List<Cell>> cells;
  private final Rows rows;
  private final Sayings sayings;
  private final long bound;
  private final TableReport report;

  /**
   * @param bound the most steps for each question
   */
  public TableAnalysis(TableSource table, FeelCells feel, long bound) {
    this.table = table;
    this.bound = bound;
    this.sayings = new Sayings(table);
    this.report = new TableReport(table);
    this.cells =
        table.rows().stream().map(row -> row.cells().stream().map(feel::cell).toList()).toList();
    var allowed = table.inputs().stream().map(input -> feel.cell(input.allowed())).toList();
    this.rows = new Rows(new Grid(cells, allowed));
  }

  /** All findings, in the order of the questions. */
  public List<Finding> findings() {
    if (table.rows().isEmpty() || table.inputs().isEmpty()) {
      return List.of();
    }
    open();
    var speechless = dead();
    if (table.policy().isRanked()) {
      speechless = unreachable(speechless);
    }
    if (table.policy() == HitPolicy.UNIQUE || table.policy() == HitPolicy.ANY) {
      overlaps();
    } else if (table.ofActions() && !table.policy().isSingle()) {
      contradictions();
    }
    redundant(speechless);
    if (table.policy().isSingle()) {
      gaps();
    }
    return report.findings();
  }

  /** Whether it may matter that this row, counted from 0, comes before the next one. */
  public boolean dependsOnOrder(int row) {
    return table.policy() == HitPolicy.FIRST
        && row + 1 < rows.count()
        && !sayings.agree(row, row + 1)
        && rows.overlap(row, row + 1);
  }

  private int number(int row) {
    return table.rows().get(row).number();
  }

  private void open() {
    var open =
        IntStream.range(0, cells.size())
            .boxed()
            .flatMap(row -> openCells(row).stream())
            .limit(MOST_OPEN + 1L)
            .toList();
    if (!open.isEmpty()) {
      var more = open.size() > MOST_OPEN ? " and others" : "";
      report.note(
          "not analysed, for more than intervals and sets: "
              + open.stream().limit(MOST_OPEN).collect(joining("; "))
              + more);
    }
  }

  private List<String> openCells(int row) {
    return rows.isCertain(row)
        ? List.of()
        : IntStream.range(0, table.inputs().size())
            .filter(column -> !rows.isCertain(row, column))
            .mapToObj(
                column ->
                    "row %d, %s: %s"
                        .formatted(
                            number(row),
                            table.inputs().get(column).label(),
                            table.rows().get(row).cells().get(column)))
            .toList();
  }

  /** The rows that match nothing; they are told. */
  private List<Integer> dead() {
    var dead = all().filter(rows::isDead).boxed().toList();
    for (var row : dead) {
      silent(Check.ROW_DEAD, row, dead, "no input matches it");
    }
    return dead;
  }

  /** The rows that never speak, those that are dead among them. */
  private List<Integer> unreachable(List<Integer> dead) {
    var reach = new Reach(rows);
    var complete = ask(sayings.ranked(), true, reach, "rows that are never reached");
    if (!complete) {
      return dead;
    }
    var silent = all().filter(row -> !reach.reached().get(row)).boxed().toList();
    var because =
        table.policy() == HitPolicy.FIRST
            ? "rows above always match before it"
            : "rows of a higher priority always match with it";
    silent.stream()
        .filter(row -> !dead.contains(row))
        .forEach(row -> silent(Check.ROW_UNREACHABLE, row, silent, because));
    return silent;
  }

  private void silent(Check check, int row, List<Integer> silent, String because) {
    var lost = all().noneMatch(other -> !silent.contains(other) && sayings.agree(row, other));
    var message =
        "never speaks, for %s%s"
            .formatted(because, lost ? "; nothing else says " + sayings.text(row) : "");
    report.add(check, lost ? Severity.ERROR : Severity.WARNING, row, message);
  }

  private void overlaps() {
    var unique = table.policy() == HitPolicy.UNIQUE;
    var clashes = new Clashes(unique ? all().toArray() : sayings.all(), MOST_PAIRS);
    ask(certain(), true, clashes, unique ? "overlaps" : "conflicts");
    report.limit(clashes.found().size(), MOST_PAIRS, unique ? "overlaps" : "conflicts");
    clashes
        .found()
        .forEach(
            (pair, box) ->
                report.add(
                    unique ? Check.TABLE_OVERLAP : Check.TABLE_CONFLICT,
                    Severity.ERROR,
                    pair,
                    "matches together with row %d%s in %s table"
                        .formatted(
                            number(pair.first()),
                            sayings.agree(pair.first(), pair.second())
                                ? ""
                                : ", which says " + sayings.text(pair.first()) + ",",
                            unique ? "a UNIQUE" : "an ANY"),
                    box));
  }

  /** Rows that keep the same action and give the same parameter different values. */
  private void contradictions() {
    for (var subject : sayings.subjects()) {
      var clashes = new Clashes(sayings.of(subject), MOST_PAIRS);
      var some = sayings.rows(subject).stream().filter(rows::isCertain).mapToInt(r -> r).toArray();
      ask(some, true, clashes, "conflicts");
      report.limit(clashes.found().size(), MOST_PAIRS, "conflicts");
      clashes
          .found()
          .forEach(
              (pair, box) ->
                  report.add(
                      Check.TABLE_CONFLICT,
                      Severity.WARNING,
                      pair,
                      "matches together with row %d and gives %s another %s, %s instead of %s"
                          .formatted(
                              number(pair.first()),
                              subject.action(),
                              subject.parameter(),
                              sayings.text(pair.second(), subject),
                              sayings.text(pair.first(), subject)),
                      box));
    }
  }

  private void redundant(List<Integer> silent) {
    var doubles = new Doubles(rows, sayings.all());
    var some = IntStream.of(certain()).filter(row -> !silent.contains(row)).toArray();
    ask(some, true, doubles, "redundant rows");
    doubles
        .found()
        .forEach(
            (inner, outer) -> {
              if (table.policy() != HitPolicy.UNIQUE && isFree(inner, outer)) {
                report.add(
                    Check.ROW_REDUNDANT,
                    table.aggregated() ? Severity.NOTE : Severity.WARNING,
                    inner,
                    "lies within row %d, which says the same".formatted(number(outer)),
                    outer);
              }
            });
  }

  /** Whether a row could go: of several, where one is the first, none may speak between the two. */
  private boolean isFree(int inner, int outer) {
    return table.policy() != HitPolicy.FIRST
        || all()
            .filter(row -> row > inner && row < outer)
            .noneMatch(row -> !sayings.agree(row, inner) && rows.overlap(row, inner));
  }

  private void gaps() {
    if (table.outputs().stream().anyMatch(TableSource.Output::hasDefault)) {
      return;
    }
    var gaps = new Gaps(rows, MOST_GAPS);
    ask(all().toArray(), false, gaps, "gaps");
    report.limit(gaps.found().size(), MOST_GAPS, "gaps");
    for (var box : gaps.found()) {
      report.gap(box);
    }
  }

  private boolean ask(int[] some, boolean withUnknown, Sweep.Question question, String sought) {
    var complete = Sweep.ask(rows, some, withUnknown, question, bound);
    if (!complete) {
      report.note(
          "the search for %s ended after %,d steps; there may be more".formatted(sought, bound));
    }
    return complete;
  }

  private IntStream all() {
    return IntStream.range(0, rows.count());
  }

  private int[] certain() {
    return all().filter(rows::isCertain).toArray();
  }
}
