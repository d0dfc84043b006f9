package dev.arbiter.rules.diff.table;

import dev.arbiter.rules.analysis.table.Rows;
import java.util.Arrays;
import java.util.BitSet;
import java.util.TreeSet;

/**
 * A column cut so that in each slice the same rows match; only where one of the rows in focus does.
 * For one thread.
 */
final class Slices {
  private final int[] cuts;
  private final int[][] rows;
  private final int[] sizes;

  private Slices(int[] cuts) {
    this.cuts = cuts;
    this.rows = new int[cuts.length][0];
    this.sizes = new int[cuts.length];
  }

  /**
   * Cuts a column.
   *
   * @param focus empty if all of the column is in focus
   */
  static Slices of(Rows rows, int column, int[] some, BitSet focus, Budget budget) {
    var end = rows.scales().get(column).size() - 1;
    var seen = focus.isEmpty() ? new int[] {0, end} : union(rows, column, some, focus);
    var clipped = new int[some.length][];
    var cuts = new TreeSet<Integer>();
    for (var i = 0; i < some.length; i++) {
      clipped[i] = both(rows.span(some[i], column), seen);
      for (var j = 0; j < clipped[i].length; j += 2) {
        cuts.add(clipped[i][j]);
        cuts.add(clipped[i][j + 1] + 1);
      }
    }
    if (focus.isEmpty()) {
      cuts.add(0);
      cuts.add(end + 1);
    }
    var slices = new Slices(cuts.stream().mapToInt(cut -> cut).toArray());
    for (var i = 0; i < some.length && budget.spend(clipped[i].length); i++) {
      slices.add(some[i], clipped[i], budget);
    }
    return slices;
  }

  int count() {
    return Math.max(0, cuts.length - 1);
  }

  int first(int slice) {
    return cuts[slice];
  }

  int last(int slice) {
    return cuts[slice + 1] - 1;
  }

  int[] rows(int slice) {
    return Arrays.copyOf(rows[slice], sizes[slice]);
  }

  private void add(int row, int[] spans, Budget budget) {
    for (var i = 0; i < spans.length; i += 2) {
      for (var at = Arrays.binarySearch(cuts, spans[i]); cuts[at] <= spans[i + 1]; at++) {
        if (!budget.spend(1)) {
          return;
        }
        if (sizes[at] == rows[at].length) {
          rows[at] = Arrays.copyOf(rows[at], 2 * sizes[at] + 1);
        }
        rows[at][sizes[at]++] = row;
      }
    }
  }

  private static int[] union(Rows rows, int column, int[] some, BitSet focus) {
    var pieces = new BitSet();
    for (var row : some) {
      if (focus.get(row)) {
        var span = rows.span(row, column);
        for (var i = 0; i < span.length; i += 2) {
          pieces.set(span[i], span[i + 1] + 1);
        }
      }
    }
    return spans(pieces);
  }

  /** Pieces as pairs of a first and a last one. */
  static int[] spans(BitSet pieces) {
    var spans = new int[2 * pieces.cardinality()];
    var size = 0;
    for (var from = pieces.nextSetBit(0); from >= 0; ) {
      var to = pieces.nextClearBit(from);
      spans[size++] = from;
      spans[size++] = to - 1;
      from = pieces.nextSetBit(to);
    }
    return Arrays.copyOf(spans, size);
  }

  private static int[] both(int[] one, int[] other) {
    var found = new int[one.length + other.length];
    var size = 0;
    for (int i = 0, j = 0; i < one.length && j < other.length; ) {
      var from = Math.max(one[i], other[j]);
      var to = Math.min(one[i + 1], other[j + 1]);
      if (from <= to) {
        found[size++] = from;
        found[size++] = to;
      }
      if (one[i + 1] < other[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return Arrays.copyOf(found, size);
  }
}
