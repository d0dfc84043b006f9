package dev.arbiter.rules.analysis.table;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Divides the space of a table, column after column, into boxes in which the same rows match. At
 * each column it looks at the rows alone that match so far, never twice at the same rows, and goes
 * no further where the question has its answer; so the work follows what the rows share and not the
 * number of pairs. There are tables for which that still is too much, hence the bound.
 */
final class Sweep {
  private final Rows rows;
  private final boolean withUnknown;
  private final Question question;
  private final Set<State> seen = new HashSet<>();
  private final Box path;
  private long left;

  /**
   * What is sought.
   *
   * <p>Both methods see the rows that match, in the order in which they were given.
   */
  interface Question {
    /**
     * Whether anything can be learnt where no other rows match.
     *
     * @param depth how many columns are fixed
     */
    boolean isOpen(int[] rows, int depth);

    /** Told of a box, all of which these rows match; the box changes afterwards. */
    void box(int[] rows, Box box);
  }

  private record State(int depth, IntBuffer rows) {}

  private Sweep(Rows rows, boolean withUnknown, Question question, long bound) {
    this.rows = rows;
    this.withUnknown = withUnknown;
    this.question = question;
    this.left = bound;
    this.path = Box.all(rows.scales());
  }

  /**
   * Asks a question of these rows.
   *
   * @param withUnknown whether inputs may be unknown
   * @param bound the most steps
   * @return false if the bound was reached before the end
   */
  static boolean ask(Rows rows, int[] some, boolean withUnknown, Question question, long bound) {
    var sweep = new Sweep(rows, withUnknown, question, bound);
    sweep.visit(0, some);
    return sweep.left >= 0;
  }

  private void visit(int depth, int[] some) {
    if (left < 0 || !question.isOpen(some, depth)) {
      return;
    }
    if (depth == rows.order().length || some.length == 0) {
      question.box(some, path);
      return;
    }
    if (!seen.add(new State(depth, IntBuffer.wrap(some)))) {
      return;
    }
    var column = rows.order()[depth];
    var size = rows.scales().get(column).size();
    var known = size > 0 && rows.scales().get(column).isUnknown(size - 1) ? size - 1 : size;
    var cuts = cuts(some, column, known, size);
    var parts = parts(some, column, cuts);
    for (var i = 0; i + 1 < cuts.length && left >= 0; i++) {
      if (cuts[i] < known || withUnknown) {
        path.set(column, cuts[i], cuts[i + 1] - 1);
        visit(depth + 1, parts[i]);
      }
    }
    path.set(column, 0, size - 1);
  }

  /** Where a part begins in which the same rows match, and the end. */
  private int[] cuts(int[] some, int column, int known, int size) {
    var cuts = new TreeSet<Integer>();
    cuts.add(0);
    cuts.add(known);
    cuts.add(size);
    for (var row : some) {
      var span = rows.span(row, column);
      for (var i = 0; i < span.length; i += 2) {
        cuts.add(span[i]);
        cuts.add(span[i + 1] + 1);
      }
    }
    return cuts.stream().mapToInt(cut -> cut).toArray();
  }

  private int[][] parts(int[] some, int column, int[] cuts) {
    var parts = new int[cuts.length][0];
    var sizes = new int[cuts.length];
    left -= cuts.length;
    for (var row : some) {
      var span = rows.span(row, column);
      for (var i = 0; i < span.length && left >= 0; i += 2) {
        for (var at = Arrays.binarySearch(cuts, span[i]); cuts[at] <= span[i + 1]; at++) {
          if (sizes[at] == parts[at].length) {
            parts[at] = Arrays.copyOf(parts[at], 2 * sizes[at] + 1);
          }
          parts[at][sizes[at]++] = row;
          left--;
        }
      }
    }
    for (var i = 0; i < parts.length; i++) {
      parts[i] = Arrays.copyOf(parts[i], sizes[i]);
    }
    return parts;
  }
}
