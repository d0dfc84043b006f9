package dev.arbiter.rules.table;

import java.util.Arrays;

/** Rows found by an index: those that are in the sets of all columns. */
final class Found implements Candidates {
  private static final int FEW = 8;

  private final Column[] columns;
  private final int[] positions;
  private final int[] order;
  private final int[] askedFrom;
  private int[] rows = new int[FEW];
  private int size;
  private int next;

  /**
   * @param columns at least one
   * @param order the row of the table that is kept in each place
   */
  Found(Column[] columns, int[] positions, int[] order, int[] askedFrom) {
    this.columns = columns;
    this.positions = positions;
    this.order = order;
    this.askedFrom = askedFrom;
    var sets = new RowSet[columns.length];
    for (var i = 0; i < sets.length; i++) {
      sets[i] = columns[i].rows(positions[i]);
    }
    for (var block = 0; block < sets[0].blocks().length; block++) {
      block(sets, block);
    }
    Arrays.sort(rows, 0, size);
  }

  @Override
  public int next() {
    return next < size ? rows[next++] : -1;
  }

  @Override
  public int askedFrom() {
    return askedFrom[rows[next - 1]];
  }

  private void block(RowSet[] sets, int block) {
    var words = -1L;
    for (var i = 0; i < sets.length && words != 0; i++) {
      words &= sets[i].blocks()[block];
    }
    for (; words != 0; words &= words - 1) {
      word(sets, 64 * block + Long.numberOfTrailingZeros(words));
    }
  }

  private void word(RowSet[] sets, int word) {
    var places = -1L;
    for (var i = 0; i < sets.length && places != 0; i++) {
      places &= sets[i].words()[word];
    }
    for (; places != 0; places &= places - 1) {
      place(64 * word + Long.numberOfTrailingZeros(places));
    }
  }

  private void place(int place) {
    for (var i = 0; i < columns.length; i++) {
      if (columns[i].isCoarse() && !columns[i].accepts(place, positions[i])) {
        return;
      }
    }
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
    }
    rows[size++] = order[place];
  }
}
