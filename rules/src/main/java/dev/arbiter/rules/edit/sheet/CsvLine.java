package dev.arbiter.rules.edit.sheet;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of comma-separated values, of which a strict reader has said that it is one: its cells as
 * they are written, with quotes.
 */
record CsvLine(List<String> cells) {

  static CsvLine of(String line) {
    var cells = new ArrayList<String>();
    var start = 0;
    var quoted = false;
    for (var i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '"') {
        quoted = !quoted;
      } else if (line.charAt(i) == ',' && !quoted) {
        cells.add(line.substring(start, i));
        start = i + 1;
      }
    }
    cells.add(line.substring(start));
    return new CsvLine(cells);
  }

  /** A line of that many empty cells. */
  static CsvLine empty(int width) {
    var cells = new ArrayList<String>();
    for (var i = 0; i < width; i++) {
      cells.add("");
    }
    return new CsvLine(cells);
  }

  /** Writes a cell, in quotes if it must be or was. */
  void set(int place, String text) {
    while (cells.size() <= place) {
      cells.add("");
    }
    var isQuoted = cells.get(place).startsWith("\"") || text.contains(",");
    cells.set(place, isQuoted ? quoted(text) : text.contains("\"") ? quoted(text) : text);
  }

  static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  String text() {
    return String.join(",", cells);
  }
}
