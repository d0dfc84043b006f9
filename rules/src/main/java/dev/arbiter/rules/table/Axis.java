package dev.arbiter.rules.table;

import dev.arbiter.domain.rule.Truth;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a column, cut at the bounds of its cells. Position 0 is all that is less than the
 * first bound, 1 is this bound, 2 all between it and the second, and so on; the last is null.
 */
final class Axis<T> {
  private final Kind<T> kind;
  private final List<T> bounds;
  private final double[] coarse;
  private final Map<String, Integer> texts = new HashMap<>();

  private Axis(Kind<T> kind, Collection<?> values) {
    this.kind = kind;
    var distinct = new TreeSet<T>(kind.order());
    distinct.addAll(kind.all());
    values.stream().filter(kind.holds()).map(this::cast).forEach(distinct::add);
    this.bounds = List.copyOf(distinct);
    this.coarse = bounds.stream().mapToDouble(kind.coarse()).toArray();
    for (var i = 0; i < coarse.length; i++) {
      if (bounds.get(i) instanceof String text) {
        texts.put(text, i);
      }
    }
  }

  /** The axis of the kind that most of the values have; empty if none has one. */
  static Optional<Axis<?>> of(Collection<?> values) {
    Map<Kind<?>, Integer> kinds = new HashMap<>();
    for (var value : values) {
      Kind.of(value).ifPresent(kind -> kinds.merge(kind, 1, Integer::sum));
    }
    return kinds.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(kind -> new Axis<>(kind.getKey(), values));
  }

  int size() {
    return 2 * coarse.length + 2;
  }

  /** The position of a value; negative if it is of another kind. */
  int position(@Nullable Object value) {
    if (value == null) {
      return size() - 1;
    }
    if (!kind.holds().test(value)) {
      return -1;
    }
    if (value instanceof String) {
      var point = texts.get(value);
      if (point != null) {
        return 2 * point + 1;
      }
    }
    return position(cast(value), kind.coarse().applyAsDouble(cast(value)));
  }

  private int position(T value, double about) {
    var first = first(about);
    if (first == coarse.length || coarse[first] != about) {
      return 2 * first;
    }
    var alike = bounds.subList(first, first(Math.nextUp(about)));
    var found = Collections.binarySearch(alike, value, kind.order());
    return found >= 0 ? 2 * (first + found) + 1 : 2 * (first - found - 1);
  }

  /** The first bound that is not less, as far as the coarse order tells. */
  private int first(double about) {
    var low = 0;
    var high = coarse.length;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (coarse[middle] < about) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** A value at this position; empty if it is null there, or if there is none. */
  Optional<Object> value(int position) {
    if (position == size() - 1) {
      return Optional.empty();
    }
    var edge = position / 2;
    return position % 2 == 1
        ? Optional.of(bounds.get(edge))
        : kind.within(
                edge == 0 ? null : bounds.get(edge - 1),
                edge == bounds.size() ? null : bounds.get(edge))
            .map(Object.class::cast);
  }

  /** The positions that the cell accepts; empty if that is not known. */
  Optional<int[]> spans(Cell cell) {
    var edges = cell.bounds();
    if (edges.isEmpty() || !edges.get().stream().allMatch(kind.holds())) {
      return Optional.empty();
    }
    var spans = new Spans();
    var from = 0;
    T low = null;
    for (var edge : edges(edges.get())) {
      var bound = bounds.get(edge);
      spans.add(from, 2 * edge, between(cell, low, bound));
      spans.add(2 * edge + 1, 2 * edge + 1, ask(cell, bound));
      from = 2 * edge + 2;
      low = bound;
    }
    spans.add(
        from, 2 * bounds.size(), low == null ? ask(cell, bounds.get(0)) : between(cell, low, null));
    spans.add(size() - 1, size() - 1, cell.accepts(null));
    return spans.pairs();
  }

  private List<Integer> edges(Collection<?> values) {
    return Stream.concat(values.stream(), kind.all().stream())
        .map(value -> position(value) / 2)
        .distinct()
        .sorted()
        .toList();
  }

  /** What the cell says of all between two of its bounds. */
  private Truth between(Cell cell, @Nullable T low, @Nullable T high) {
    return kind.within(low, high).map(value -> ask(cell, value)).orElse(Truth.FALSE);
  }

  /** Unknown where the cell tells values apart that are the same in their order. */
  private Truth ask(Cell cell, T value) {
    var truth = cell.accepts(value);
    return truth == cell.accepts(kind.twin().apply(value)) ? truth : Truth.UNKNOWN;
  }

  @SuppressWarnings("unchecked")
  private T cast(Object value) {
    return (T) value;
  }
}
