package dev.arbiter.rules.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A table as a plain list of rows, edited at random; it keeps what was edited, and how to undo it.
 */
public final class RandomEdits {
  private final Table table;
  private final Random random;
  private final Supplier<String> texts;
  private final List<Row> rows;
  private final List<Edit> edits = new ArrayList<>();
  private final List<Edit> inverse = new ArrayList<>();
  private final Set<String> touched = new TreeSet<>();
  private int serial;

  public RandomEdits(Table table, Random random, Supplier<String> texts) {
    this.table = table;
    this.random = random;
    this.texts = texts;
    this.rows = new ArrayList<>(table.rows());
  }

  public void add(int count) {
    for (var i = 0; i < count; i++) {
      switch (random.nextInt(4)) {
        case 0 -> insert();
        case 1 -> delete();
        case 2 -> move();
        default -> set();
      }
    }
  }

  public List<Row> rows() {
    return rows;
  }

  public List<Edit> edits() {
    return edits;
  }

  /** The edits that lead back. */
  public List<Edit> inverse() {
    var reversed = new ArrayList<>(inverse);
    Collections.reverse(reversed);
    return reversed;
  }

  /** The ids of all rows that any edit names. */
  public Set<String> touched() {
    return touched;
  }

  private void set() {
    if (rows.isEmpty()) {
      return;
    }
    var at = random.nextInt(rows.size());
    var row = rows.get(at);
    var column = random.nextInt(row.cells().size());
    var id = table.columns().get(column).id();
    var from = row.cells().get(column);
    var to = texts.get();
    var cells = new ArrayList<>(row.cells());
    cells.set(column, to);
    rows.set(at, new Row(row.id(), cells));
    touched.add(row.id());
    edits.add(new Edit.Set(table.id(), List.of(new Edit.Cell(row.id(), id, from, to))));
    inverse.add(
        new Edit.Set(
            table.id(),
            List.of(new Edit.Cell(row.id(), id, rows.get(at).cells().get(column), from))));
  }

  private void insert() {
    var at = random.nextInt(rows.size() + 1);
    var above = above(at);
    var fresh = new ArrayList<Row>();
    for (var i = random.nextInt(3); i >= 0; i--) {
      var cells = table.columns().stream().map(column -> texts.get()).toList();
      fresh.add(new Row("new-" + serial++, cells));
    }
    rows.addAll(at, fresh);
    fresh.forEach(row -> touched.add(row.id()));
    edits.add(new Edit.Insert(table.id(), above, fresh));
    inverse.add(new Edit.Delete(table.id(), fresh));
  }

  private void delete() {
    if (rows.isEmpty()) {
      return;
    }
    var at = random.nextInt(rows.size());
    var above = above(at);
    var row = rows.remove(at);
    touched.add(row.id());
    edits.add(new Edit.Delete(table.id(), List.of(row)));
    inverse.add(new Edit.Insert(table.id(), above, List.of(row)));
  }

  private void move() {
    if (rows.isEmpty()) {
      return;
    }
    var at = random.nextInt(rows.size());
    var above = above(at);
    var row = rows.remove(at);
    var to = random.nextInt(rows.size() + 1);
    edits.add(new Edit.Move(table.id(), List.of(row.id()), above(to)));
    inverse.add(new Edit.Move(table.id(), List.of(row.id()), above));
    rows.add(to, row);
    touched.add(row.id());
  }

  private @Nullable String above(int at) {
    return at == 0 ? null : rows.get(at - 1).id();
  }
}
