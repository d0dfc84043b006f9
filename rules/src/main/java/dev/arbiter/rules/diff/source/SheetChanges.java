package dev.arbiter.rules.diff.source;

import dev.arbiter.rules.diff.source.Change.How;
import dev.arbiter.rules.diff.source.Change.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What differs between two versions of a table: rows that are the same are aligned, then those that
 * are alike; what is left was added or removed.
 */
final class SheetChanges {
  private static final long MOST_COMPARED = 4_000_000;

  private final Sheet before;
  private final Sheet after;
  private final int[] places;
  private final List<Change> changes = new ArrayList<>();

  private record Likeness(int before, int after, int cells) {}

  private SheetChanges(Sheet before, Sheet after) {
    this.before = before;
    this.after = after;
    this.places = after.columns().stream().mapToInt(before.columns()::indexOf).toArray();
  }

  static List<Change> of(Sheet before, Sheet after) {
    var sheets = new SheetChanges(before, after);
    sheets.columns();
    sheets.rows();
    return sheets.changes;
  }

  private void columns() {
    for (var column : after.columns()) {
      if (!before.columns().contains(column)) {
        changes.add(column(column, How.ADDED));
      }
    }
    for (var column : before.columns()) {
      if (!after.columns().contains(column)) {
        changes.add(column(column, How.REMOVED));
      }
    }
  }

  private Change column(String column, How how) {
    return new Change(Kind.TABLE, how, after.file(), 0, after.name(), 0, 0, column, "", "");
  }

  private void rows() {
    var earlier = before.rows().stream().map(row -> inColumnsOfAfter(row)).toList();
    var later = after.rows().stream().map(Sheet.Row::cells).toList();
    var alignment = Alignment.of(earlier, later);
    var removed =
        new ArrayList<>(
            IntStream.range(0, earlier.size())
                .filter(row -> alignment.partner(row) < 0)
                .boxed()
                .toList());
    var added = new ArrayList<>(alignment.added(later.size()));
    for (var pair : alike(earlier, later, removed, added)) {
      removed.remove((Integer) pair.before());
      added.remove((Integer) pair.after());
      cells(pair, earlier.get(pair.before()), later.get(pair.after()));
    }
    for (var row = 0; row < earlier.size(); row++) {
      if (alignment.isMoved(row)) {
        var text = before.rows().get(row).text();
        row(How.MOVED, row, alignment.partner(row), text, text);
      }
    }
    removed.forEach(row -> row(How.REMOVED, row, -1, before.rows().get(row).text(), ""));
    added.forEach(row -> row(How.ADDED, -1, row, "", after.rows().get(row).text()));
    changes.sort(Comparator.comparingInt(change -> Math.max(change.rowAfter(), 0)));
  }

  private List<String> inColumnsOfAfter(Sheet.Row row) {
    return IntStream.of(places).mapToObj(place -> place < 0 ? "" : row.cells().get(place)).toList();
  }

  /** Rows of which at least half of the cells are the same, those most alike first. */
  private static List<Likeness> alike(
      List<List<String>> earlier,
      List<List<String>> later,
      List<Integer> removed,
      List<Integer> added) {
    if ((long) removed.size() * added.size() > MOST_COMPARED) {
      return List.of();
    }
    var all = new ArrayList<Likeness>();
    for (var one : removed) {
      for (var two : added) {
        var cells = same(earlier.get(one), later.get(two));
        if (2 * cells >= later.get(two).size()) {
          all.add(new Likeness(one, two, cells));
        }
      }
    }
    all.sort(
        Comparator.comparingInt(Likeness::cells)
            .reversed()
            .thenComparingInt(pair -> Math.abs(pair.before() - pair.after())));
    var taken = new HashSet<Integer>();
    var given = new HashSet<Integer>();
    return all.stream()
        .filter(
            pair ->
                !taken.contains(pair.before())
                    && !given.contains(pair.after())
                    && taken.add(pair.before())
                    && given.add(pair.after()))
        .toList();
  }

  private static int same(List<String> one, List<String> two) {
    var same = 0;
    for (var i = 0; i < one.size(); i++) {
      same += one.get(i).equals(two.get(i)) ? 1 : 0;
    }
    return same;
  }

  private void cells(Likeness pair, List<String> earlier, List<String> later) {
    var one = before.rows().get(pair.before());
    var two = after.rows().get(pair.after());
    for (var i = 0; i < later.size(); i++) {
      if (places[i] >= 0 && !earlier.get(i).equals(later.get(i))) {
        changes.add(
            new Change(
                Kind.CELL,
                How.CHANGED,
                after.file(),
                two.line(),
                after.name(),
                one.number(),
                two.number(),
                after.columns().get(i),
                earlier.get(i),
                later.get(i)));
      }
    }
  }

  private void row(How how, int earlier, int later, String old, String now) {
    var shown = later < 0 ? before.rows().get(earlier) : after.rows().get(later);
    changes.add(
        new Change(
            Kind.ROW,
            how,
            after.file(),
            shown.line(),
            after.name(),
            earlier < 0 ? 0 : before.rows().get(earlier).number(),
            later < 0 ? 0 : after.rows().get(later).number(),
            "",
            old,
            now));
  }
}
