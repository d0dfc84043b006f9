package dev.arbiter.rules.diff.source;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drools.decisiontable.parser.xls.ExcelParser;
import org.drools.template.parser.DataListener;

/**
 * The sheet of a workbook whose rows are rules, found and read by the parser of the engine, so that
 * nobody is shown other cells than those in force. A cell that goes over several columns is told in
 * the first of them.
 */
final class FirstSheet implements DataListener {
  private static final int MOST_ROWS = 20_000;
  private static final int MOST_COLUMNS = 200;

  private final List<List<String>> rows = new ArrayList<>();

  private FirstSheet() {}

  /** The cells by row; empty if they cannot be read or are too many. */
  static Optional<List<List<String>>> read(byte[] xlsx) {
    var sheet = new FirstSheet();
    try {
      new ExcelParser(sheet).parseFile(new ByteArrayInputStream(xlsx));
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
    return Optional.of(sheet.rows);
  }

  @Override
  public void startSheet(String name) {
    rows.clear();
  }

  @Override
  public void finishSheet() {
    // All cells were told.
  }

  @Override
  public void newRow(int row, int columns) {
    // Rows come into being with their first cell.
  }

  @Override
  public void newCell(int row, int column, String value, int mergedFrom) {
    var goesOn = mergedFrom != NON_MERGED && mergedFrom != column;
    if (goesOn || value == null || value.isBlank()) {
      return;
    }
    if (row >= MOST_ROWS || column >= MOST_COLUMNS) {
      throw new IllegalArgumentException("there are too many cells");
    }
    while (rows.size() <= row) {
      rows.add(new ArrayList<>());
    }
    var cells = rows.get(row);
    while (cells.size() < column) {
      cells.add("");
    }
    cells.add(value);
  }
}
