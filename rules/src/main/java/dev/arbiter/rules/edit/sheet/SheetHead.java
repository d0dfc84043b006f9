package dev.arbiter.rules.edit.sheet;

import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.drl.Csv;
import dev.arbiter.rules.edit.Column;
import dev.arbiter.rules.edit.Column.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;

/**
 * What stands above the rows of a sheet: its title, and below that types of columns, patterns,
 * snippets and names.
 *
 * @param last the row of the names, counted from 0; all below are rows
 * @param places the column of the sheet, counted from 0, of each column of the table
 */
record SheetHead(String name, int last, List<Column> columns, List<Integer> places) {
  private static final String TITLE = "ruletable";
  private static final int TYPES = 1;
  private static final int SNIPPETS = 3;
  private static final int NAMES = 4;

  /**
   * Finds the only table of a sheet.
   *
   * @throws ProjectException if there is none, or more than one
   */
  static SheetHead of(String path, List<List<String>> rows) {
    var titles = new ArrayList<Integer>();
    for (var i = 0; i < rows.size(); i++) {
      if (rows.get(i).stream().anyMatch(SheetHead::isTitle)) {
        titles.add(i);
      }
    }
    if (titles.size() != 1 || titles.get(0) + NAMES >= rows.size()) {
      throw new ProjectException(
          path, "expected one RuleTable with its columns, found " + titles.size());
    }
    return new Reader(rows, titles.get(0)).head();
  }

  /** Whether a cell would begin a table. */
  static boolean isTitle(String cell) {
    return cell.strip().toLowerCase(Locale.ROOT).startsWith(TITLE);
  }

  /** The texts of a row in the columns of the table. */
  List<String> cells(List<String> row) {
    return places.stream().map(place -> place < row.size() ? row.get(place) : "").toList();
  }

  private record Reader(List<List<String>> rows, int title) {
    SheetHead head() {
      var columns = new ArrayList<Column>();
      var places = new ArrayList<Integer>();
      var numbers = new EnumMap<Kind, Integer>(Kind.class);
      for (var i = first(); i < rows.get(title + TYPES).size(); i++) {
        var type = cell(TYPES, i).toUpperCase(Locale.ROOT);
        if (!type.isEmpty()) {
          var kind = kind(type);
          var id =
              kind.name().toLowerCase(Locale.ROOT) + "-" + numbers.merge(kind, 1, Integer::sum);
          var name = cell(NAMES, i).isEmpty() ? Csv.column(i) : cell(NAMES, i);
          var reads = kind == Kind.INPUT ? cell(SNIPPETS, i) : null;
          columns.add(new Column(id, kind, name, reads, null, List.of()));
          places.add(i);
        }
      }
      var name = cell(0, first()).substring(TITLE.length()).strip();
      return new SheetHead(name, title + NAMES, List.copyOf(columns), List.copyOf(places));
    }

    private int first() {
      var first = 0;
      while (!isTitle(cell(0, first))) {
        first++;
      }
      return first;
    }

    private String cell(int below, int column) {
      var row = rows.get(title + below);
      return column < row.size() ? row.get(column).strip() : "";
    }

    /** Types may be written as their first letter, and a description as I. */
    private static Kind kind(String type) {
      return switch (type) {
        case "C", "CONDITION" -> Kind.INPUT;
        case "N", "NAME", "I", "DESCRIPTION" -> Kind.ANNOTATION;
        default -> Kind.OUTPUT;
      };
    }
  }
}
