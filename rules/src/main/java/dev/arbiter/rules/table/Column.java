package dev.arbiter.rules.table;

import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of an index: the rows that accept a value, by its position. Where there are too many
 * positions for a set of each, neighbours share one, which then holds the rows of all of them; what
 * such a set says is to be checked.
 */
final class Column {
  private static final int MAX_SETS = 512;

  private final int number;
  private final Axis<?> axis;
  private final int[][] spans;
  private final int width;
  private final RowSet[] sets;

  /**
   * @param spans the positions that each row accepts
   */
  private Column(int number, Axis<?> axis, int[][] spans) {
    this.number = number;
    this.axis = axis;
    this.width = (axis.size() + MAX_SETS - 1) / MAX_SETS;
    this.spans = width > 1 ? spans : new int[0][];
    var words = new long[(axis.size() + width - 1) / width][(spans.length + 63) / 64];
    for (var row = 0; row < spans.length; row++) {
      for (var i = 0; i < spans[row].length; i += 2) {
        for (var set = spans[row][i] / width; set <= spans[row][i + 1] / width; set++) {
          words[set][row / 64] |= 1L << row;
        }
      }
    }
    Map<LongBuffer, RowSet> distinct = new HashMap<>();
    this.sets =
        Arrays.stream(words)
            .map(set -> distinct.computeIfAbsent(LongBuffer.wrap(set), key -> RowSet.of(set)))
            .toArray(RowSet[]::new);
  }

  /** The position of this column's value; negative if the index cannot tell. */
  int position(@Nullable Object[] values) {
    return axis.position(values[number]);
  }

  /** The rows that may accept a value at this position. */
  RowSet rows(int position) {
    return sets[position / width];
  }

  /** Whether {@link #rows} may hold rows that do not accept the value. */
  boolean isCoarse() {
    return width > 1;
  }

  boolean accepts(int row, int position) {
    return Spans.contain(spans[row], position);
  }

  /**
   * What is known of a column before its rows are put in order.
   *
   * @param spans the positions that each row accepts
   */
  record Draft(int number, Axis<?> axis, int[][] spans) {

    /** The share of the rows that a value leaves, if all positions are as likely. */
    double share() {
      var accepted = 0.0;
      for (var pairs : spans) {
        for (var i = 0; i < pairs.length; i += 2) {
          accepted += pairs[i + 1] - pairs[i] + 1;
        }
      }
      return accepted / axis.size() / spans.length;
    }

    /** The column with its rows in this order. */
    Column column(int[] order) {
      return new Column(
          number, axis, Arrays.stream(order).mapToObj(row -> spans[row]).toArray(int[][]::new));
    }
  }
}
