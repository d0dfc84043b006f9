package dev.arbiter.service.imports;

import java.util.Collections;
import java.util.Map;

/**
 * One record of a file.
 *
 * @param number the number of its first line, the header being line 1
 * @param row its fields by column, in the order of the file; personal data
 * @param mapped what the mapping makes of it
 */
public record MappedLine(long number, Map<String, String> row, Mapped mapped) {
  public MappedLine {
    row = Collections.unmodifiableMap(row);
  }

  /** How much text it holds. */
  int chars() {
    var chars = 0;
    for (var field : row.values()) {
      chars += field.length();
    }
    return chars;
  }

  /** What may be logged: not the row. */
  @Override
  public String toString() {
    return "MappedLine[" + number + "]";
  }
}
