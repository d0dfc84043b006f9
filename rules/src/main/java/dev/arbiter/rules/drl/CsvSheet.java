package dev.arbiter.rules.drl;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.drools.template.parser.DataListener;

/**
 * Tells the engine the cells of comma-separated values. A pattern that goes for several columns is
 * written with three dots at its end in the first of them, and three dots in the others; dots in
 * other rows are text.
 */
record CsvSheet(List<List<String>> rows) {
  private static final String GOES_ON = "...";
  private static final String TABLE = "ruletable";

  /** The patterns stand that many rows below the beginning of a table. */
  private static final int PATTERNS = 2;

  /** At most so many characters become rules: each cell, and the longest one above or below it. */
  long weight() {
    var longest = new HashMap<Integer, Integer>();
    for (var cells : rows) {
      for (var column = 0; column < cells.size(); column++) {
        longest.merge(column, cells.get(column).length(), Math::max);
      }
    }
    var weight = 0L;
    for (var cells : rows) {
      for (var column = 0; column < cells.size(); column++) {
        weight += cells.get(column).isBlank() ? 0 : longest.getOrDefault(column, 0);
      }
    }
    return weight;
  }

  void tell(DataListener listener) {
    var patterns = -1;
    listener.startSheet("csv");
    for (var row = 0; row < rows.size(); row++) {
      var cells = rows.get(row);
      listener.newRow(row, cells.size());
      patterns = cells.stream().anyMatch(CsvSheet::beginsTable) ? row + PATTERNS : patterns;
      if (row == patterns) {
        tellPatterns(listener, row, cells);
      } else {
        for (var column = 0; column < cells.size(); column++) {
          listener.newCell(row, column, cells.get(column), DataListener.NON_MERGED);
        }
      }
    }
    listener.finishSheet();
  }

  private static void tellPatterns(DataListener listener, int row, List<String> cells) {
    var first = DataListener.NON_MERGED;
    var pattern = "";
    for (var column = 0; column < cells.size(); column++) {
      var cell = cells.get(column).strip();
      if (cell.endsWith(GOES_ON)) {
        first = first == DataListener.NON_MERGED ? column : first;
        pattern = first == column ? cell.substring(0, cell.length() - GOES_ON.length()) : pattern;
        cell = pattern;
      } else {
        first = DataListener.NON_MERGED;
      }
      listener.newCell(row, column, cell, first);
    }
  }

  private static boolean beginsTable(String cell) {
    return cell.strip().toLowerCase(Locale.ROOT).startsWith(TABLE);
  }
}
