package dev.arbiter.rules.table;

/** Rows found by an index: those that are in the sets of all columns. */
final class Found implements Candidates {
  private final Column[] columns;
  private final int[] positions;
  private final int[] askedFrom;
  private final RowSet[] sets;
  private int block = -1;
  private long words;
  private int word;
  private long rows;
  private int row;

  /**
   * @param columns at least one
   */
  Found(Column[] columns, int[] positions, int[] askedFrom) {
    this.columns = columns;
    this.positions = positions;
    this.askedFrom = askedFrom;
    this.sets = new RowSet[columns.length];
    for (var i = 0; i < sets.length; i++) {
      sets[i] = columns[i].rows(positions[i]);
    }
  }

  @Override
  public int next() {
    while (true) {
      while (rows == 0) {
        if (!advance()) {
          return -1;
        }
      }
      row = 64 * word + Long.numberOfTrailingZeros(rows);
      rows &= rows - 1;
      if (isExact()) {
        return row;
      }
    }
  }

  @Override
  public int askedFrom() {
    return askedFrom[row];
  }

  private boolean advance() {
    while (words == 0) {
      block++;
      if (block == sets[0].blocks().length) {
        block--;
        return false;
      }
      words = -1;
      for (var i = 0; i < sets.length && words != 0; i++) {
        words &= sets[i].blocks()[block];
      }
    }
    word = 64 * block + Long.numberOfTrailingZeros(words);
    words &= words - 1;
    rows = -1;
    for (var i = 0; i < sets.length && rows != 0; i++) {
      rows &= sets[i].words()[word];
    }
    return true;
  }

  private boolean isExact() {
    for (var i = 0; i < columns.length; i++) {
      if (columns[i].isCoarse() && !columns[i].accepts(row, positions[i])) {
        return false;
      }
    }
    return true;
  }
}
