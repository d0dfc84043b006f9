package dev.arbiter.rules.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table while edits are applied: rows that are found by their ids, put in and taken out in
 * constant time. For one thread.
 */
public final class TableDraft {
  private final Table table;
  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<String, RowDraft> rows = new HashMap<>();
  private final RowDraft top = RowDraft.end();
  private @Nullable String hitPolicy;

  TableDraft(Table table) {
    this.table = table;
    this.hitPolicy = table.hitPolicy();
    for (var i = 0; i < table.columns().size(); i++) {
      columns.put(table.columns().get(i).id(), i);
    }
    var above = top;
    for (var i = 0; i < table.rows().size(); i++) {
      var row = new RowDraft(table.rows().get(i), i);
      put(row, above);
      above = row;
    }
  }

  /** As it was read. */
  public Table table() {
    return table;
  }

  public @Nullable String hitPolicy() {
    return hitPolicy;
  }

  void setHitPolicy(String hitPolicy) {
    this.hitPolicy = hitPolicy;
  }

  int size() {
    return rows.size();
  }

  /** The number of a column, counted from 0. */
  Optional<Integer> column(String id) {
    return Optional.ofNullable(columns.get(id));
  }

  Optional<RowDraft> row(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  /** What is above all rows. */
  RowDraft top() {
    return top;
  }

  void put(RowDraft row, RowDraft above) {
    rows.put(row.id(), row);
    row.putBelow(above);
  }

  void take(RowDraft row) {
    rows.remove(row.id());
    row.takeOut();
  }

  /** Whether a cell of a row that was there before has another text now. */
  public boolean isChanged(RowDraft row, int column) {
    return !table.rows().get(row.original()).cells().get(column).equals(row.cell(column));
  }

  /** Whether any cell of a row that was there before has another text now. */
  public boolean isChanged(RowDraft row) {
    return !table.rows().get(row.original()).cells().equals(row.cells());
  }

  /** The rows in the order that they have now; those moved there and back did not move. */
  public List<RowDraft> rows() {
    var all = new ArrayList<RowDraft>(rows.size());
    var last = -1;
    var inOrder = true;
    for (var row = top.below(); row != null; row = row.below()) {
      all.add(row);
      if (!row.isNew()) {
        inOrder &= row.original() > last;
        last = row.original();
      }
    }
    if (inOrder) {
      all.forEach(row -> row.setMoved(false));
    }
    return all;
  }
}
