package dev.arbiter.rules.edit;

import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.edit.dmn.DmnDocument;
import dev.arbiter.rules.edit.sheet.CsvDocument;
import java.util.List;
import java.util.Optional;

/**
 * A file with decision tables, as it was written. Immutable and safe for many threads.
 *
 * <p>What is not edited stays byte for byte: comments, indentation, attributes, prefixes, the
 * encoding with its byte order mark, line ends, extensions, diagrams.
 */
public interface TableDocument {
  /** The most rows of a table that can be edited. */
  int MAX_ROWS = 50_000;

  /** The most columns of a table that can be edited. */
  int MAX_COLUMNS = 200;

  /** The most characters (UTF-16) of a cell that is written. */
  int MAX_CELL = 4_000;

  /**
   * Reads a file by the ending of its path: {@code .dmn} or {@code .csv}; empty if no tables can be
   * in such a file.
   *
   * @throws ProjectException with its place, if it cannot be read or not be edited in place
   */
  static Optional<TableDocument> read(String path, byte[] file) {
    if (path.endsWith(".dmn")) {
      return Optional.of(DmnDocument.of(path, file));
    }
    return path.endsWith(".csv") ? Optional.of(CsvDocument.of(path, file)) : Optional.empty();
  }

  /** Its tables, in the order of the file; their ids are unique. */
  List<Table> tables();

  /**
   * The file after all edits, applied in their order; without edits, the same bytes.
   *
   * @throws EditConflictException if something is not there as an edit expects it
   * @throws EditRefusedException if an edit is impossible whatever is there
   */
  byte[] edit(List<Edit> edits);
}
