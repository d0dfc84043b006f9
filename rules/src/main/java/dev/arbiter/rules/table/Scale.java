package dev.arbiter.rules.table;

import dev.arbiter.domain.rule.Truth;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The values that a column may have, in pieces in which no cell changes its answer: counted from 0,
 * ascending, points and the open intervals between them, and last what is unknown. Pieces without
 * any value are left out, and those that the column does not allow. Without a bound, all that is
 * known is one piece. Immutable.
 */
public final class Scale {
  private static final List<Object> ANYTHING = List.of("", BigDecimal.ZERO, true, false);

  private final Optional<Axis<?>> axis;
  private final int[] positions;
  private final boolean unknown;

  private Scale(Optional<Axis<?>> axis, int[] positions, boolean unknown) {
    this.axis = axis;
    this.positions = positions;
    this.unknown = unknown;
  }

  /**
   * The scale of a column.
   *
   * @param allowed which values it may have
   */
  static Scale of(Collection<Cell> cells, Cell allowed) {
    var distinct = new LinkedHashSet<>(cells);
    distinct.add(allowed);
    var bounds =
        distinct.stream().flatMap(cell -> cell.bounds().stream().flatMap(List::stream)).toList();
    var axis = Axis.of(bounds);
    if (axis.isEmpty()) {
      return new Scale(axis, new int[] {0, 1}, true);
    }
    var found = axis.get();
    var last = found.size() - 1;
    var permitted = found.spans(allowed);
    var known =
        IntStream.range(0, last)
            .filter(position -> found.value(position).isPresent())
            .filter(position -> permitted.map(p -> Spans.contain(p, position)).orElse(true));
    var unknown = permitted.map(p -> Spans.contain(p, last)).orElse(true);
    var all = unknown ? IntStream.concat(known, IntStream.of(last)) : known;
    return new Scale(axis, all.toArray(), unknown);
  }

  /** How many pieces there are. */
  public int size() {
    return positions.length;
  }

  /** Whether the piece is what is unknown. */
  public boolean isUnknown(int piece) {
    return unknown && piece == positions.length - 1;
  }

  /** Whether the piece is a single value. */
  public boolean isPoint(int piece) {
    return axis.isPresent() && !isUnknown(piece) && positions[piece] % 2 == 1;
  }

  /** A value in the piece; empty if it is unknown, or may be anything. */
  public Optional<Object> value(int piece) {
    return axis.flatMap(a -> a.value(positions[piece]));
  }

  /** The piece in which the value lies; empty if it lies in none. */
  public Optional<Integer> piece(Object value) {
    return axis.map(a -> Arrays.binarySearch(positions, a.position(value)))
        .filter(found -> found >= 0);
  }

  /** The value at which the piece begins; empty if nothing lies below it. */
  public Optional<Object> low(int piece) {
    return bound(positions[piece] - 1 + positions[piece] % 2);
  }

  /** The value at which the piece ends; empty if nothing lies above it. */
  public Optional<Object> high(int piece) {
    return bound(positions[piece] + 1 - positions[piece] % 2);
  }

  private Optional<Object> bound(int position) {
    return axis.filter(a -> position > 0 && position < a.size() - 1)
        .flatMap(a -> a.value(position));
  }

  /** The pieces that a cell accepts, as first and last ones; empty if that is not known. */
  Map<Cell, Optional<int[]>> spans(Collection<Cell> cells) {
    var spans = new HashMap<Cell, Optional<int[]>>();
    for (var cell : cells) {
      spans.computeIfAbsent(cell, this::spans);
    }
    return spans;
  }

  private Optional<int[]> spans(Cell cell) {
    if (cell == Cell.ANY) {
      return Optional.of(positions.length == 0 ? new int[0] : new int[] {0, positions.length - 1});
    }
    return axis.isEmpty() ? boundless(cell) : axis.flatMap(a -> a.spans(cell)).map(this::pieces);
  }

  /** What a cell accepts that asks no more than whether anything is known. */
  private static Optional<int[]> boundless(Cell cell) {
    var known = ANYTHING.stream().map(cell::accepts).distinct().toList();
    if (cell.bounds().isEmpty() || known.size() > 1) {
      return Optional.empty();
    }
    var spans = new Spans();
    spans.add(0, 0, known.get(0));
    spans.add(1, 1, cell.accepts(null));
    return spans.pairs();
  }

  /** From positions on the axis to pieces. */
  private int[] pieces(int[] pairs) {
    var found = new Spans();
    for (var i = 0; i < pairs.length; i += 2) {
      var first = atLeast(pairs[i]);
      var last = atLeast(pairs[i + 1] + 1) - 1;
      if (first <= last) {
        found.add(first, last, Truth.TRUE);
      }
    }
    return found.pairs().orElseThrow();
  }

  private int atLeast(int position) {
    var found = Arrays.binarySearch(positions, position);
    return found < 0 ? -found - 1 : found;
  }
}
