package dev.arbiter.rules.analysis.table;

import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds rows that lie within another one which says the same. */
final class Doubles implements Sweep.Question {
  private static final int MOST_TOGETHER = 64;

  private final Rows rows;
  private final int[] says;
  private final BitSet settled = new BitSet();
  private final SortedMap<Integer, Integer> found = new TreeMap<>();
  private boolean complete = true;

  /**
   * @param says for each row what it says; rows of the same number agree
   */
  Doubles(Rows rows, int[] says) {
    this.rows = rows;
    this.says = says;
  }

  /** The rows, each with the one it lies within. */
  SortedMap<Integer, Integer> found() {
    return found;
  }

  /** Whether all rows were looked at; not where very many match together. */
  boolean isComplete() {
    return complete;
  }

  @Override
  public boolean isOpen(int[] some, int depth) {
    if (some.length < 2) {
      settled.or(of(some)); // where it matches alone, nothing holds it
      return false;
    }
    for (var row : some) {
      if (!settled.get(row)) {
        return true;
      }
    }
    return false;
  }

  /** Whatever contains a row matches wherever the row does, so one box is enough. */
  @Override
  public void box(int[] some, Box box) {
    complete &= some.length <= MOST_TOGETHER;
    for (var inner : some) {
      if (!settled.get(inner)) {
        settled.set(inner);
        for (var i = 0; i < Math.min(some.length, MOST_TOGETHER); i++) {
          if (holds(some[i], inner)) {
            found.putIfAbsent(inner, some[i]);
          }
        }
      }
    }
  }

  private static BitSet of(int[] some) {
    var set = new BitSet();
    for (var row : some) {
      set.set(row);
    }
    return set;
  }

  /** Of two rows that match the same, the first one holds the other. */
  private boolean holds(int outer, int inner) {
    return outer != inner
        && says[outer] == says[inner]
        && rows.contains(outer, inner)
        && (outer < inner || !rows.contains(inner, outer));
  }
}
