package dev.arbiter.rules.drl;

import dev.arbiter.rules.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads comma-separated values by RFC 4180, strictly: UTF-8, with or without a byte order mark, no
 * line breaks in cells, so that the number of a row is that of its line. Cells hold values: what
 * spreadsheet programs would take for a formula is refused, for who reviews a table opens it in
 * one.
 */
public final class Csv {
  private static final int MAX_BYTES = 4 << 20;
  private static final int MAX_ROWS = 20_000;
  private static final int MAX_COLUMNS = 200;
  private static final int MAX_CELL = 8_000;
  private static final int MOST_TOLD = 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int LETTERS = 26;

  /** The last four are the full-width forms, which some programs read alike. */
  private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?");

  private final String file;
  private final Problems problems;
  private int told;

  private Csv(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The cells of each line; empty, with problems added, if they are not acceptable. */
  public static Optional<List<List<String>>> read(String file, byte[] bytes, Problems problems) {
    var csv = new Csv(file, problems);
    var rows = csv.rows(csv.text(bytes));
    return csv.told == 0 ? Optional.of(rows) : Optional.empty();
  }

  private String text(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      tell(0, "", "expected at most " + MAX_BYTES + " bytes, found " + bytes.length);
      return "";
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException other) {
      tell(0, "", "expected UTF-8 text, found other bytes");
      return "";
    }
  }

  private List<List<String>> rows(String text) {
    var lines = text.split("\r?\n", -1);
    if (lines.length > MAX_ROWS) {
      tell(0, "", "expected at most " + MAX_ROWS + " lines, found " + lines.length);
      return List.of();
    }
    var rows = new ArrayList<List<String>>();
    for (var i = 0; i < lines.length && told < MOST_TOLD; i++) {
      rows.add(row(lines[i], i + 1));
    }
    return rows;
  }

  private List<String> row(String line, int number) {
    var cells = new ArrayList<String>();
    var start = 0;
    while (start <= line.length()) {
      if (cells.size() == MAX_COLUMNS) {
        tell(number, "", "expected at most " + MAX_COLUMNS + " cells");
        return List.of();
      }
      var place = place(cells.size(), number);
      var isQuoted = start < line.length() && line.charAt(start) == '"';
      var end = isQuoted ? endOfQuoted(line, start) : endOfPlain(line, start);
      if (end < 0) {
        tell(number, place, "expected a quote at its end: a cell ends on its line");
        return List.of();
      }
      if (end < line.length() && line.charAt(end) != ',') {
        tell(number, place, "expected cells with quotes to be in quotes, and each quote doubled");
        return List.of();
      }
      var cell =
          isQuoted
              ? line.substring(start + 1, end - 1).replace("\"\"", "\"")
              : line.substring(start, end);
      check(cell, number, place);
      cells.add(cell);
      start = end + 1;
    }
    return cells;
  }

  /** After the quote that ends it; negative if there is none. */
  private static int endOfQuoted(String line, int start) {
    for (var i = start + 1; i < line.length(); i++) {
      if (line.charAt(i) == '"') {
        if (i + 1 == line.length() || line.charAt(i + 1) != '"') {
          return i + 1;
        }
        i++;
      }
    }
    return -1;
  }

  /** At a comma, a quote or the end. */
  private static int endOfPlain(String line, int start) {
    var end = start;
    while (end < line.length() && line.charAt(end) != ',' && line.charAt(end) != '"') {
      end++;
    }
    return end;
  }

  private void check(String cell, int line, String place) {
    var value = cell.strip();
    if (cell.length() > MAX_CELL) {
      tell(line, place, "expected at most " + MAX_CELL + " characters, found " + cell.length());
    } else if (cell.chars().anyMatch(Character::isISOControl)) {
      tell(line, place, "expected text, found a control character");
    } else if (!value.isEmpty()
        && FORMULA.indexOf(value.charAt(0)) >= 0
        && !NUMBER.matcher(value).matches()) {
      tell(line, place, "expected a value, found a formula");
    }
  }

  /** The name of a cell, such as {@code D7}. */
  private static String place(int column, int line) {
    return column(column) + line;
  }

  /**
   * The name that spreadsheet programs give to a column, counted from 0: {@code A}, … {@code AA}.
   */
  public static String column(int number) {
    var name = new StringBuilder();
    for (var rest = number; rest >= 0; rest = rest / LETTERS - 1) {
      name.insert(0, (char) ('A' + rest % LETTERS));
    }
    return name.toString();
  }

  private void tell(int line, String place, String message) {
    told++;
    problems.add(file, line, place, message);
  }
}
