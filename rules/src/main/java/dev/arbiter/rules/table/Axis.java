package dev.arbiter.rules.table;

import dev.arbiter.domain.rule.Truth;
import java.util.Collection;
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

  private Axis(Kind<T> kind, Collection<?> values) {
    this.kind = kind;
    var distinct = new TreeSet<T>(kind.order());
    distinct.addAll(kind.all());
    values.stream().filter(kind.holds()).map(this::cast).forEach(distinct::add);
    this.bounds = List.copyOf(distinct);
    this.coarse = bounds.stream().mapToDouble(kind.coarse()).toArray();
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
    var sought = cast(value);
    var about = kind.coarse().applyAsDouble(sought);
    var low = 0;
    var high = coarse.length - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      var order = Double.compare(coarse[middle], about);
      if (order == 0) {
        order = kind.order().compare(bounds.get(middle), sought);
      }
      if (order == 0) {
        return 2 * middle + 1;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return 2 * low;
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
