package dev.arbiter.rules.edit.sheet;

import dev.arbiter.rules.edit.Row;
import dev.arbiter.rules.edit.RowHash;
import dev.arbiter.rules.edit.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows of a sheet.
 *
 * @param lines where each row stands in the sheet, counted from 0
 */
record SheetRows(Table table, List<Integer> lines, Set<Integer> places) {

  /**
   * @param sources what each line of the sheet is known by
   */
  static SheetRows of(SheetHead head, List<List<String>> cells, List<String> sources) {
    var rows = new ArrayList<Row>();
    var lines = new ArrayList<Integer>();
    var hash = new RowHash(Set.of());
    for (var i = head.last() + 1; i < cells.size(); i++) {
      if (!cells.get(i).stream().allMatch(String::isBlank)) {
        lines.add(i);
        rows.add(new Row(hash.id(sources.get(i)), head.cells(cells.get(i))));
      }
    }
    var table = new Table("table", head.name(), null, null, head.columns(), rows);
    return new SheetRows(table, List.copyOf(lines), Set.copyOf(lines));
  }

  /** Whether a line holds a row. */
  boolean isRow(int line) {
    return places.contains(line);
  }

  Set<String> ids() {
    var ids = new TreeSet<String>();
    table.rows().forEach(row -> ids.add(row.id()));
    return ids;
  }
}
