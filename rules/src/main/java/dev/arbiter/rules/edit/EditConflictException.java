package dev.arbiter.rules.edit;

import dev.arbiter.domain.ArbiterException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when something is not there as an edit expects it: somebody changed it meanwhile. What is
 * found where nothing is any more, is empty.
 */
public final class EditConflictException extends ArbiterException {
  private final int edit;
  private final String table;
  private final @Nullable String row;
  private final @Nullable String column;
  private final String expected;
  private final @Nullable String found;

  private EditConflictException(
      int edit,
      String table,
      @Nullable String row,
      @Nullable String column,
      String expected,
      @Nullable String found) {
    super(
        "edit %d: table %s%s%s is not as expected"
            .formatted(
                edit,
                table,
                row == null ? "" : ", row " + row,
                column == null ? "" : ", column " + column));
    this.edit = edit;
    this.table = table;
    this.row = row;
    this.column = column;
    this.expected = expected;
    this.found = found;
  }

  static EditConflictException ofCell(
      Place place, String column, String expected, @Nullable String found) {
    return new EditConflictException(
        place.edit(), place.table(), place.row(), column, expected, found);
  }

  /** Of a row that is not there any more. */
  static EditConflictException ofRow(Place place) {
    return new EditConflictException(
        place.edit(), place.table(), place.row(), null, place.row(), null);
  }

  static EditConflictException ofPolicy(int edit, String table, String expected, String found) {
    return new EditConflictException(edit, table, null, null, expected, found);
  }

  /** A row that an edit speaks of. */
  record Place(int edit, String table, String row) {}

  /** The number of the edit, counted from 0. */
  public int edit() {
    return edit;
  }

  public String table() {
    return table;
  }

  /** Empty if it is about the hit policy. */
  public Optional<String> row() {
    return Optional.ofNullable(row);
  }

  /** Empty if it is about the hit policy or a whole row. */
  public Optional<String> column() {
    return Optional.ofNullable(column);
  }

  /** A text, a hit policy, or the id of a row. */
  public String expected() {
    return expected;
  }

  /** Empty if the row is not there. */
  public Optional<String> found() {
    return Optional.ofNullable(found);
  }
}
