package dev.arbiter.rules.edit;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row while edits are applied, and its neighbours. For one thread. */
public final class RowDraft {
  private final String id;
  private final int original;
  private final String[] cells;
  private boolean moved;
  private @Nullable RowDraft above;
  private @Nullable RowDraft below;

  /**
   * @param original its number among the rows as they were read, counted from 0; -1 if it is new
   */
  RowDraft(Row row, int original) {
    this.id = row.id();
    this.original = original;
    this.cells = row.cells().toArray(String[]::new);
  }

  /** What stands above the first and below the last row. */
  static RowDraft end() {
    return new RowDraft(new Row("", List.of()), -1);
  }

  public String id() {
    return id;
  }

  public int original() {
    return original;
  }

  public boolean isNew() {
    return original < 0;
  }

  /** Whether it stands elsewhere among the rows that were there before. */
  public boolean isMoved() {
    return moved;
  }

  void setMoved(boolean moved) {
    this.moved = moved;
  }

  public String cell(int column) {
    return cells[column];
  }

  void setCell(int column, String text) {
    cells[column] = text;
  }

  public List<String> cells() {
    return Arrays.asList(cells);
  }

  @Nullable RowDraft below() {
    return below;
  }

  void putBelow(RowDraft upper) {
    var lower = upper.below;
    above = upper;
    below = lower;
    upper.below = this;
    if (lower != null) {
      lower.above = this;
    }
  }

  void takeOut() {
    if (above != null) {
      above.below = below;
    }
    if (below != null) {
      below.above = above;
    }
  }
}
