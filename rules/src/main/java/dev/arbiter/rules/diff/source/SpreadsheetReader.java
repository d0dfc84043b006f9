package dev.arbiter.rules.diff.source;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.drl.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Reads the first sheet of a spreadsheet, or comma-separated values, in the form of Drools decision
 * tables, as people see it: the row below the patterns names the columns. What is above is its
 * head.
 */
final class SpreadsheetReader {
  private static final int NAMES = 4;

  /** The cells by row and column, both counted from 0. */
  private final TreeMap<Integer, TreeMap<Integer, String>> cells = new TreeMap<>();

  private final String file;

  private SpreadsheetReader(String file) {
    this.file = file;
  }

  /**
   * A spreadsheet.
   *
   * @param head the values above the rows, by their addresses
   */
  record Spreadsheet(Map<String, Leaf> head, Sheet sheet) {}

  /** Empty if it cannot be read; the compiler tells why. */
  static Optional<Spreadsheet> read(String file, byte[] bytes) {
    var rows =
        file.endsWith(".csv") ? Csv.read(file, bytes, new Problems()) : FirstSheet.read(bytes);
    var reader = new SpreadsheetReader(file);
    rows.ifPresent(reader::read);
    return rows.map(cells -> reader.spreadsheet());
  }

  private void read(List<List<String>> rows) {
    for (var row = 0; row < rows.size(); row++) {
      for (var column = 0; column < rows.get(row).size(); column++) {
        put(row, column, rows.get(row).get(column));
      }
    }
  }

  private void put(int row, int column, String value) {
    if (!value.isBlank()) {
      cells.computeIfAbsent(row, key -> new TreeMap<>()).put(column, value.strip());
    }
  }

  private Spreadsheet spreadsheet() {
    var title =
        cells.entrySet().stream()
            .filter(row -> row.getValue().values().stream().anyMatch(SpreadsheetReader::begins))
            .findFirst();
    var start = title.map(row -> row.getKey() + NAMES).orElse(Integer.MAX_VALUE);
    var names = cells.getOrDefault(start, new TreeMap<>());
    var width = 1 + cells.values().stream().mapToInt(TreeMap::lastKey).max().orElse(0);
    var columns =
        IntStream.range(0, width).mapToObj(i -> names.getOrDefault(i, Csv.column(i))).toList();
    var rows = new ArrayList<Sheet.Row>();
    var head = new TreeMap<String, Leaf>();
    cells.forEach(
        (row, values) -> {
          if (row > start) {
            var texts =
                IntStream.range(0, width).mapToObj(i -> values.getOrDefault(i, "")).toList();
            rows.add(new Sheet.Row(row + 1, 0, texts));
          } else if (row < start) {
            values.forEach((i, text) -> head.put(Csv.column(i) + (row + 1), new Leaf(text, 0)));
          }
        });
    var name =
        title.stream().flatMap(row -> row.getValue().values().stream()).findFirst().orElse("");
    return new Spreadsheet(head, new Sheet(file, name(name), columns, rows));
  }

  private static String name(String title) {
    return title.replaceFirst("(?i)^RuleTable\\s*", "");
  }

  private static boolean begins(String cell) {
    return cell.toLowerCase(Locale.ROOT).startsWith("ruletable");
  }
}
