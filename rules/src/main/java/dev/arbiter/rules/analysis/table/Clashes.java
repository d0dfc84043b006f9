package dev.arbiter.rules.analysis.table;

import java.util.LinkedHashMap;
import java.util.Map;

/** Finds pairs of rows that match together and say different things. */
final class Clashes implements Sweep.Question {
  private static final int CLOSELY = 12;

  private final int[] says;
  private final int most;
  private final Map<Pair, Box> found = new LinkedHashMap<>();

  /** Two rows, the lower number first. */
  record Pair(int first, int second) {}

  /**
   * @param says for each row what it says; rows of the same number agree
   */
  Clashes(int[] says, int most) {
    this.says = says;
    this.most = most;
  }

  /** The pairs, each with a box in which it shows. */
  Map<Pair, Box> found() {
    return found;
  }

  @Override
  public boolean isOpen(int[] some, int depth) {
    if (found.size() >= most) {
      return false;
    }
    var agree = true;
    for (var i = 1; i < some.length && agree; i++) {
      agree = says[some[i]] == says[some[0]];
    }
    return !agree && (some.length > CLOSELY || isNews(some));
  }

  private boolean isNews(int[] some) {
    for (var i = 0; i < some.length; i++) {
      for (var j = i + 1; j < some.length; j++) {
        if (says[some[i]] != says[some[j]] && !found.containsKey(new Pair(some[i], some[j]))) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void box(int[] some, Box box) {
    for (var i = 0; i < some.length; i++) {
      for (var j = i + 1; j < some.length && found.size() < most; j++) {
        if (says[some[i]] != says[some[j]]) {
          found.computeIfAbsent(new Pair(some[i], some[j]), pair -> box.copy());
        }
      }
    }
  }
}
