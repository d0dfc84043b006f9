package dev.arbiter.rules.analysis.table;

import java.util.ArrayList;
import java.util.List;

/** Finds boxes that no row matches, all inputs being known. */
final class Gaps implements Sweep.Question {
  private final Rows rows;
  private final int most;
  private final List<Box> found = new ArrayList<>();

  Gaps(Rows rows, int most) {
    this.rows = rows;
    this.most = most;
  }

  List<Box> found() {
    return found;
  }

  @Override
  public boolean isOpen(int[] some, int depth) {
    if (found.size() >= most) {
      return false;
    }
    for (var row : some) {
      if (rows.isFree(row, depth)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void box(int[] some, Box box) {
    found.add(box.copy());
  }
}
