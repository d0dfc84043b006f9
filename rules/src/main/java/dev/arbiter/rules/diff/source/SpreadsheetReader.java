package dev.arbiter.rules.diff.source;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.drl.Csv;
import dev.arbiter.rules.feel.XmlElement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamException;

/**
 * Reads the first sheet of a spreadsheet, or comma-separated values, in the form of Drools decision
 * tables, as people see it: the row below the patterns names the columns. What is above is its
 * head.
 */
final class SpreadsheetReader {
  private static final int MAX_PART = 32 << 20;
  private static final int NAMES = 4;
  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final byte[] NOTHING = {};
  private static final String TEXTS = "xl/sharedStrings.xml";

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

  /** Without rows if it cannot be read; the compiler tells why. */
  static Spreadsheet read(String file, byte[] bytes) {
    var reader = new SpreadsheetReader(file);
    if (file.endsWith(".csv")) {
      Csv.read(file, bytes, new Problems()).ifPresent(reader::read);
      return reader.spreadsheet();
    }
    try {
      reader.read(parts(bytes));
    } catch (IOException | XMLStreamException | NumberFormatException unreadable) {
      reader.cells.clear();
    }
    return reader.spreadsheet();
  }

  private static Map<String, byte[]> parts(byte[] xlsx) throws IOException {
    var parts = new HashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(xlsx))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(SHEET) || entry.getName().equals(TEXTS)) {
          parts.put(entry.getName(), zip.readNBytes(MAX_PART));
        }
      }
    }
    if (!parts.containsKey(SHEET)) {
      throw new IOException("there is no first sheet");
    }
    return parts;
  }

  private void read(Map<String, byte[]> parts) throws XMLStreamException {
    var texts = new ArrayList<String>();
    if (parts.containsKey(TEXTS)) {
      XmlElement.read(parts.getOrDefault(TEXTS, NOTHING))
          .all("si")
          .forEach(item -> texts.add(text(item)));
    }
    for (var data : XmlElement.read(parts.getOrDefault(SHEET, NOTHING)).all("sheetData")) {
      for (var row : data.all("row")) {
        for (var cell : row.all("c")) {
          put(cell.attribute("r", ""), value(cell, texts));
        }
      }
    }
  }

  private void read(List<List<String>> rows) {
    for (var row = 0; row < rows.size(); row++) {
      for (var column = 0; column < rows.get(row).size(); column++) {
        put(row, column, rows.get(row).get(column));
      }
    }
  }

  private static String value(XmlElement cell, List<String> texts) {
    var value = cell.first("v").map(XmlElement::text).orElse("");
    return switch (cell.attribute("t", "n")) {
      case "s" -> texts.get(Integer.parseInt(value));
      case "inlineStr" -> cell.first("is").map(SpreadsheetReader::text).orElse("");
      default -> value.endsWith(".0") ? value.substring(0, value.length() - 2) : value;
    };
  }

  /** A text may be in pieces of several fonts. */
  private static String text(XmlElement item) {
    var text = new StringBuilder();
    item.walk(element -> text.append(element.name().equals("t") ? element.text() : ""));
    return text.toString();
  }

  private void put(String address, String value) {
    var letters = address.replaceAll("[0-9]", "");
    var column = 0;
    for (var i = 0; i < letters.length(); i++) {
      column = 26 * column + letters.charAt(i) - 'A' + 1;
    }
    put(Integer.parseInt(address.substring(letters.length())) - 1, column - 1, value);
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
        IntStream.range(0, width).mapToObj(i -> names.getOrDefault(i, letters(i))).toList();
    var rows = new ArrayList<Sheet.Row>();
    var head = new TreeMap<String, Leaf>();
    cells.forEach(
        (row, values) -> {
          if (row > start) {
            var texts =
                IntStream.range(0, width).mapToObj(i -> values.getOrDefault(i, "")).toList();
            rows.add(new Sheet.Row(row + 1, 0, texts));
          } else if (row < start) {
            values.forEach((i, text) -> head.put(letters(i) + (row + 1), new Leaf(text, 0)));
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

  /** The name of a column. */
  private static String letters(int column) {
    var last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }
}
