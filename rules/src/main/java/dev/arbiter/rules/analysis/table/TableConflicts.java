package dev.arbiter.rules.analysis.table;

import static java.util.stream.Collectors.toSet;

import dev.arbiter.rules.analysis.Check;
import dev.arbiter.rules.analysis.Finding;
import dev.arbiter.rules.analysis.Severity;
import dev.arbiter.rules.feel.FeelCells;
import dev.arbiter.rules.table.Cell;
import dev.arbiter.rules.table.Grid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds rows of different tables of actions that match together, keep the same action and give it
 * different values. Looked at are tables in which every row that matches speaks, and whose inputs
 * do not depend on each other.
 */
public final class TableConflicts {
  private static final int MOST = 20;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.]*");

  private final FeelCells cells;
  private final Map<Subject, List<Saying>> sayings = new LinkedHashMap<>();
  private final Map<Set<String>, Boolean> comparable = new HashMap<>();
  private final List<Finding> found = new ArrayList<>();
  private long left;

  /** Something that rows may give to an action that they keep. */
  private record Subject(String action, String parameter) {}

  /** What a row gives. */
  private record Saying(TableSource table, TableSource.Row row, String value) {
    String of() {
      return table.file() + "#" + table.name();
    }

    boolean contradicts(Saying other) {
      return !of().equals(other.of()) && !Sayings.normal(value).equals(Sayings.normal(other.value));
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

  /** At most twenty, in the order of the tables, and a note if there may be more. */
  public List<Finding> findings() {
    sayings.forEach(
        (subject, some) -> {
          if (some.stream().map(Saying::of).distinct().count() > 1) {
            compare(subject, some);
          }
        });
    if (found.size() >= MOST || left <= 0) {
      found.add(
          new Finding(
              Check.TABLE_OPEN,
              Severity.NOTE,
              "project.yaml",
              0,
              "tables",
              "the search for conflicts between tables ended early; there may be more"));
    }
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
                inputs.stream().map(input -> allowed(input, some)).toList()));
    for (var later = 1; later < some.size(); later++) {
      for (var earlier = 0; earlier < later && left-- > 0 && found.size() < MOST; earlier++) {
        var one = some.get(earlier);
        var other = some.get(later);
        if (other.contradicts(one)
            && areComparable(one, other)
            && rows.isCertain(earlier)
            && rows.isCertain(later)) {
          rows.common(earlier, later).ifPresent(box -> add(subject, one, other, inputs, box));
        }
      }
    }
  }

  /** What an input may be, if the tables agree on it. */
  private Cell allowed(String input, List<Saying> some) {
    var allowed =
        some.stream()
            .flatMap(one -> one.table().inputs().stream())
            .filter(one -> one.expression().equals(input))
            .map(TableSource.Input::allowed)
            .distinct()
            .toList();
    return allowed.size() == 1 ? cells.cell(allowed.get(0)) : Cell.ANY;
  }

  /** Whether inputs of the two are the same or read different facts. */
  private boolean areComparable(Saying one, Saying other) {
    return comparable.computeIfAbsent(
        Set.of(one.of(), other.of()), pair -> areComparable(one.table(), other.table()));
  }

  private static boolean areComparable(TableSource one, TableSource other) {
    var mine = expressions(one);
    var theirs = expressions(other);
    return isEach(mine)
        && isEach(theirs)
        && mine.stream()
            .allMatch(
                input ->
                    theirs.contains(input)
                        || theirs.stream()
                            .allMatch(its -> Collections.disjoint(names(input), names(its))));
  }

  private static List<String> expressions(TableSource table) {
    return table.inputs().stream().map(TableSource.Input::expression).toList();
  }

  private static boolean isEach(List<String> expressions) {
    return new HashSet<>(expressions).size() == expressions.size();
  }

  private static Set<String> names(String expression) {
    return NAME.matcher(expression).results().map(MatchResult::group).collect(toSet());
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
            witness,
            List.of(other.row().reference(), one.row().reference()),
            List.of()));
  }
}
