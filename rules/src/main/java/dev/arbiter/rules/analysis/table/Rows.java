package dev.arbiter.rules.analysis.table;

import dev.arbiter.rules.table.Grid;
import dev.arbiter.rules.table.Scale;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The rows of a grid as boxes. A cell of which it is not known what it accepts may accept all. */
public final class Rows {
  private final List<Scale> scales;
  private final int[][][] spans;
  private final boolean[] certain;
  private final boolean[][] known;
  private final int[] order;
  private final int[] freeFrom;

  public Rows(Grid grid) {
    this.scales = grid.scales();
    this.spans = new int[grid.rows()][scales.size()][];
    this.certain = new boolean[grid.rows()];
    this.known = new boolean[grid.rows()][scales.size()];
    Arrays.fill(certain, true);
    for (var row = 0; row < spans.length; row++) {
      for (var column = 0; column < scales.size(); column++) {
        var span = grid.span(row, column);
        known[row][column] = span.isPresent();
        certain[row] &= known[row][column];
        spans[row][column] = span.orElseGet(all(column)::clone);
      }
    }
    this.order =
        IntStream.range(0, scales.size())
            .boxed()
            .sorted(Comparator.comparingDouble(this::share))
            .mapToInt(column -> column)
            .toArray();
    this.freeFrom = IntStream.range(0, spans.length).map(this::freeFrom).toArray();
  }

  public int count() {
    return spans.length;
  }

  public List<Scale> scales() {
    return scales;
  }

  /** The columns, the most telling first. */
  public int[] order() {
    return order;
  }

  /** The pieces that a cell accepts, as pairs of a first and a last one. */
  public int[] span(int row, int column) {
    return spans[row][column];
  }

  /** Whether it is known of all cells of a row what they accept. */
  public boolean isCertain(int row) {
    return certain[row];
  }

  boolean isCertain(int row, int column) {
    return known[row][column];
  }

  /** Whether a row accepts everything in the columns from the one at this place of the order on. */
  public boolean isFree(int row, int depth) {
    return freeFrom[row] <= depth;
  }

  /** Whether a cell of the row accepts nothing. */
  boolean isDead(int row) {
    return Arrays.stream(spans[row]).anyMatch(span -> span.length == 0);
  }

  /** Whether all that the inner row accepts is accepted by the outer one too. */
  boolean contains(int outer, int inner) {
    return IntStream.range(0, scales.size())
        .allMatch(column -> contains(spans[outer][column], spans[inner][column]));
  }

  boolean overlap(int one, int other) {
    return IntStream.range(0, scales.size())
        .allMatch(column -> overlap(spans[one][column], spans[other][column]));
  }

  /** What both rows accept, or a part of it; empty if there is nothing. */
  Optional<Box> common(int one, int other) {
    var box = Box.all(scales);
    for (var column = 0; column < scales.size(); column++) {
      var both = common(spans[one][column], spans[other][column]);
      if (both.length == 0) {
        return Optional.empty();
      }
      box.set(column, both[0], both[1]);
    }
    return Optional.of(box);
  }

  /** How much of the scale the cells of a column accept. */
  private double share(int column) {
    return Arrays.stream(spans).mapToDouble(row -> size(row[column])).sum()
        / Math.max(1, scales.get(column).size());
  }

  private int freeFrom(int row) {
    var from = order.length;
    while (from > 0 && Arrays.equals(spans[row][order[from - 1]], all(order[from - 1]))) {
      from--;
    }
    return from;
  }

  private int[] all(int column) {
    var size = scales.get(column).size();
    return size == 0 ? new int[0] : new int[] {0, size - 1};
  }

  private static int size(int[] span) {
    var size = 0;
    for (var i = 0; i < span.length; i += 2) {
      size += span[i + 1] - span[i] + 1;
    }
    return size;
  }

  private static boolean contains(int[] outer, int[] inner) {
    var at = 0;
    for (var i = 0; i < inner.length; i += 2) {
      while (at < outer.length && outer[at + 1] < inner[i]) {
        at += 2;
      }
      if (at == outer.length || outer[at] > inner[i] || outer[at + 1] < inner[i + 1]) {
        return false;
      }
    }
    return true;
  }

  private static boolean overlap(int[] one, int[] other) {
    return common(one, other).length > 0;
  }

  /** The first span in which both are. */
  private static int[] common(int[] one, int[] other) {
    for (int i = 0, j = 0; i < one.length && j < other.length; ) {
      if (one[i + 1] < other[j]) {
        i += 2;
      } else if (other[j + 1] < one[i]) {
        j += 2;
      } else {
        return new int[] {Math.max(one[i], other[j]), Math.min(one[i + 1], other[j + 1])};
      }
    }
    return new int[0];
  }
}
