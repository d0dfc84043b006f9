package dev.arbiter.rules.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A decision table as an analysis sees it: a {@link Scale} for each column, and for each cell the
 * pieces of it that the cell accepts. Immutable.
 */
public final class Grid {
  private final int rows;
  private final List<Scale> scales = new ArrayList<>();
  private final List<List<Optional<int[]>>> spans = new ArrayList<>();

  /**
   * @param rows of the same length; cells that are the same object are asked once
   * @param allowed for each column the values that it may have
   */
  public Grid(List<List<Cell>> rows, List<Cell> allowed) {
    this.rows = rows.size();
    for (var i = 0; i < allowed.size(); i++) {
      var column = i;
      var cells = rows.stream().map(row -> row.get(column)).toList();
      var scale = Scale.of(cells, allowed.get(column));
      var known = scale.spans(cells);
      scales.add(scale);
      spans.add(cells.stream().map(cell -> known.getOrDefault(cell, Optional.empty())).toList());
    }
  }

  public int rows() {
    return rows;
  }

  /** One for each column. */
  public List<Scale> scales() {
    return List.copyOf(scales);
  }

  /** The pieces that a cell accepts, as pairs of a first and a last one; empty if not known. */
  public Optional<int[]> span(int row, int column) {
    return spans.get(column).get(row).map(int[]::clone);
  }
}
