package dev.arbiter.rules.analysis.table;

import dev.arbiter.rules.analysis.Check;
import dev.arbiter.rules.analysis.Finding;
import dev.arbiter.rules.analysis.Severity;
import dev.arbiter.rules.feel.FeelCells;
import dev.arbiter.rules.table.Cell;
import dev.arbiter.rules.table.Grid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds rows of different tables of actions that match together, keep the same action and give it
 * different values. Tables alone are looked at in which every row that matches speaks.
 */
public final class TableConflicts {
  private static final int MOST = 20;

  private final FeelCells cells;
  private final Map<Subject, List<Saying>> sayings = new LinkedHashMap<>();
  private final List<Finding> found = new ArrayList<>();
  private long left;

  /** Something that rows may give to an action that they keep. */
  private record Subject(String action, String parameter) {}

  /** What a row gives. */
  private record Saying(TableSource table, TableSource.Row row, String value) {
    boolean contradicts(Saying other) {
      return !isBeside(other) && !Sayings.normal(value).equals(Sayings.normal(other.value));
    }

    private boolean isBeside(Saying other) {
      return table.file().equals(other.table.file()) && table.name().equals(other.table.name());
    }

    String cell(String expression) {
      for (var i = 0; i < row.cells().size(); i++) {
        if (table.inputs().get(i).expression().equals(expression)) {
          return row.cells().get(i);
        }
      }
      return "-";
    }
  }

  /**
   * @param bound the most pairs of rows that are compared
   */
  public TableConflicts(List<TableSource> tables, FeelCells cells, long bound) {
    this.cells = cells;
    this.left = bound;
    for (var table : tables) {
      if (table.ofActions() && !table.policy().isRanked()) {
        table.rows().forEach(row -> gather(table, row));
      }
    }
  }

  private void gather(TableSource table, TableSource.Row row) {
    if (!table.said(row, "verdict").equals("keep")) {
      return;
    }
    for (var i = 0; i < table.outputs().size(); i++) {
      var name = table.outputs().get(i).name();
      var value = row.outputs().get(i);
      if (!Sayings.COMMANDS.contains(name) && !value.equals("null")) {
        sayings
            .computeIfAbsent(new Subject(table.said(row, "action"), name), key -> new ArrayList<>())
            .add(new Saying(table, row, value));
      }
    }
  }

  /** At most twenty, in the order of the tables. */
  public List<Finding> findings() {
    sayings.forEach(
        (subject, some) -> {
          if (some.stream().map(Saying::table).distinct().count() > 1) {
            compare(subject, some);
          }
        });
    return Collections.unmodifiableList(found);
  }

  private void compare(Subject subject, List<Saying> some) {
    var inputs =
        some.stream()
            .flatMap(one -> one.table().inputs().stream().map(TableSource.Input::expression))
            .distinct()
            .toList();
    var rows =
        new Rows(
            new Grid(
                some.stream()
                    .map(one -> inputs.stream().map(one::cell).map(cells::cell).toList())
                    .toList(),
                Collections.nCopies(inputs.size(), Cell.ANY)));
    for (var later = 1; later < some.size(); later++) {
      for (var earlier = 0; earlier < later && left-- > 0 && found.size() < MOST; earlier++) {
        var one = some.get(earlier);
        var other = some.get(later);
        if (other.contradicts(one) && rows.isCertain(earlier) && rows.isCertain(later)) {
          rows.common(earlier, later).ifPresent(box -> add(subject, one, other, inputs, box));
        }
      }
    }
  }

  private void add(Subject subject, Saying one, Saying other, List<String> inputs, Box box) {
    var witness = new LinkedHashMap<String, String>();
    var values = box.witness();
    for (var i = 0; i < inputs.size(); i++) {
      var input = inputs.get(i);
      values.get(i).ifPresent(value -> witness.put(input, value));
    }
    found.add(
        new Finding(
            Check.TABLE_CONFLICT,
            Severity.WARNING,
            other.table().file(),
            other.row().line(),
            "%s, row %d".formatted(other.table().name(), other.row().number()),
            "matches together with row %d of %s and gives %s another %s, %s instead of %s"
                .formatted(
                    one.row().number(),
                    one.table().name(),
                    subject.action(),
                    subject.parameter(),
                    other.value(),
                    one.value()),
            witness));
  }
}
