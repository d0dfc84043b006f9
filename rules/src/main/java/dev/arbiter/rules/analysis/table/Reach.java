package dev.arbiter.rules.analysis.table;

import java.util.BitSet;

/** Finds the rows that speak somewhere, where the first of those that match speaks alone. */
final class Reach implements Sweep.Question {
  private final Rows rows;
  private final BitSet reached = new BitSet();

  Reach(Rows rows) {
    this.rows = rows;
  }

  BitSet reached() {
    return reached;
  }

  @Override
  public boolean isOpen(int[] some, int depth) {
    for (var row : some) {
      if (!reached.get(row)) {
        return true;
      }
      if (rows.isCertain(row) && rows.isFree(row, depth)) {
        return false;
      }
    }
    return false;
  }

  @Override
  public void box(int[] some, Box box) {
    for (var row : some) {
      reached.set(row);
      if (rows.isCertain(row)) {
        return;
      }
    }
  }
}
