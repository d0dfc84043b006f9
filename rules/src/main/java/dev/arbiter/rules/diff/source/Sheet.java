package dev.arbiter.rules.diff.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as people see it: named columns and rows of texts.
 *
 * @param columns their names
 */
record Sheet(String file, String name, List<String> columns, List<Row> rows) {
  Sheet {
    columns = unique(columns);
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param number counts from 1
   * @param line in the file, counted from 1; 0 if it is at no line
   * @param cells one for each column
   */
  record Row(int number, int line, List<String> cells) {
    Row {
      cells = List.copyOf(cells);
    }

    /** The row as one line of text. */
    String text() {
      return "| " + String.join(" | ", cells) + " |";
    }
  }

  private static List<String> unique(List<String> names) {
    var unique = new ArrayList<String>();
    for (var name : names) {
      var other = name;
      for (var i = 2; unique.contains(other); i++) {
        other = "%s (%d)".formatted(name, i);
      }
      unique.add(other);
    }
    return List.copyOf(unique);
  }
}
