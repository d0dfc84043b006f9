package dev.arbiter.rules.edit;

import dev.arbiter.rules.edit.EditConflictException.Place;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Applies edits to the tables of a file, in memory. For one thread. */
public final class Drafts {
  private static final Set<String> POLICIES =
      Set.of("UNIQUE", "FIRST", "PRIORITY", "ANY", "COLLECT", "RULE ORDER", "OUTPUT ORDER");
  private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");

  private final Map<String, TableDraft> tables = new LinkedHashMap<>();
  private final Set<String> ids;
  private final Function<String, Optional<String>> objection;
  private int number;

  /**
   * @param ids those that are used in the file
   * @param objection what is wrong with the text of a cell, if anything is
   */
  public Drafts(
      List<Table> tables, Collection<String> ids, Function<String, Optional<String>> objection) {
    tables.forEach(table -> this.tables.put(table.id(), new TableDraft(table)));
    this.ids = new HashSet<>(ids);
    this.objection = objection;
  }

  public Collection<TableDraft> tables() {
    return tables.values();
  }

  /**
   * Applies edits in their order. After an exception, nothing here may be used any more.
   *
   * @throws EditConflictException if something is not there as an edit expects it
   * @throws EditRefusedException if an edit is impossible whatever is there
   */
  public void apply(List<Edit> edits) {
    for (number = 0; number < edits.size(); number++) {
      var edit = edits.get(number);
      var table = table(edit.table());
      if (edit instanceof Edit.Set set) {
        set.cells().forEach(cell -> set(table, cell));
      } else if (edit instanceof Edit.Insert insert) {
        insert(table, insert);
      } else if (edit instanceof Edit.Delete delete) {
        delete.rows().forEach(row -> delete(table, row));
      } else if (edit instanceof Edit.Move move) {
        move(table, move);
      } else if (edit instanceof Edit.Policy policy) {
        policy(table, policy);
      }
    }
  }

  private TableDraft table(String id) {
    var table = tables.get(id);
    if (table == null) {
      throw refused("there is no table " + id);
    }
    if (table.table().columns().size() > TableDocument.MAX_COLUMNS) {
      throw refused("expected at most " + TableDocument.MAX_COLUMNS + " columns");
    }
    return table;
  }

  private void set(TableDraft table, Edit.Cell cell) {
    var column =
        table
            .column(cell.column())
            .orElseThrow(() -> refused("there is no column " + cell.column()));
    check(cell.to());
    var place = new Place(number, table.table().id(), cell.row());
    var row =
        table
            .row(cell.row())
            .orElseThrow(
                () -> EditConflictException.ofCell(place, cell.column(), cell.from(), null));
    if (!row.cell(column).equals(cell.from())) {
      throw EditConflictException.ofCell(place, cell.column(), cell.from(), row.cell(column));
    }
    row.setCell(column, cell.to());
  }

  private void insert(TableDraft table, Edit.Insert insert) {
    if (table.table().columns().isEmpty()) {
      throw refused("a table without columns has no rows");
    }
    if (table.size() + insert.rows().size() > TableDocument.MAX_ROWS) {
      throw refused("expected at most " + TableDocument.MAX_ROWS + " rows");
    }
    var above = above(table, insert.after());
    for (var row : insert.rows()) {
      checkWidth(table, row);
      row.cells().forEach(this::check);
      if (!ID.matcher(row.id()).matches()) {
        throw refused(
            "expected an id of at most 64 letters, digits, '_', '.' and '-', found " + row.id());
      }
      if (!ids.add(row.id())) {
        throw refused("the id " + row.id() + " is used in the file");
      }
      var fresh = new RowDraft(row, -1);
      table.put(fresh, above);
      above = fresh;
    }
  }

  private void delete(TableDraft table, Row expected) {
    checkWidth(table, expected);
    var row = row(table, expected.id());
    for (var i = 0; i < expected.cells().size(); i++) {
      if (!row.cell(i).equals(expected.cells().get(i))) {
        throw EditConflictException.ofCell(
            new Place(number, table.table().id(), row.id()),
            table.table().columns().get(i).id(),
            expected.cells().get(i),
            row.cell(i));
      }
    }
    table.take(row);
    ids.remove(row.id());
  }

  private void move(TableDraft table, Edit.Move move) {
    if (new HashSet<>(move.rows()).size() < move.rows().size()) {
      throw refused("expected each row once");
    }
    if (move.after() != null && move.rows().contains(move.after())) {
      throw refused("a row cannot be moved below itself: " + move.after());
    }
    var above = above(table, move.after());
    for (var id : move.rows()) {
      var row = row(table, id);
      table.take(row);
      table.put(row, above);
      row.setMoved(true);
      above = row;
    }
  }

  private void policy(TableDraft table, Edit.Policy policy) {
    var now = table.hitPolicy();
    if (now == null) {
      throw refused("the tables of this file have no hit policy");
    }
    if (!POLICIES.contains(policy.to())) {
      throw refused("expected a hit policy such as RULE ORDER, found " + policy.to());
    }
    if (table.table().aggregation() != null && !policy.to().equals("COLLECT")) {
      throw refused("a table whose results are aggregated has the hit policy COLLECT");
    }
    if (!now.equals(policy.from())) {
      throw EditConflictException.ofPolicy(number, table.table().id(), policy.from(), now);
    }
    table.setHitPolicy(policy.to());
  }

  private RowDraft above(TableDraft table, @Nullable String after) {
    return after == null ? table.top() : row(table, after);
  }

  private RowDraft row(TableDraft table, String id) {
    return table
        .row(id)
        .orElseThrow(() -> EditConflictException.ofRow(new Place(number, table.table().id(), id)));
  }

  private void check(String text) {
    if (text.length() > TableDocument.MAX_CELL) {
      throw refused(
          "expected at most %d characters in a cell, found %d"
              .formatted(TableDocument.MAX_CELL, text.length()));
    }
    objection
        .apply(text)
        .ifPresent(
            wrong -> {
              throw refused(wrong);
            });
  }

  private void checkWidth(TableDraft table, Row row) {
    var columns = table.table().columns().size();
    if (row.cells().size() != columns) {
      throw refused(
          "expected %d cells in row %s, found %d".formatted(columns, row.id(), row.cells().size()));
    }
  }

  private EditRefusedException refused(String message) {
    return new EditRefusedException(number, message);
  }
}
