package dev.arbiter.rules.analysis.table;

import dev.arbiter.rules.table.Scale;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A part of the space of a table: from a first to a last piece of each column's scale. */
final class Box {
  private final List<Scale> scales;
  private final int[] first;
  private final int[] last;

  private Box(List<Scale> scales, int[] first, int[] last) {
    this.scales = scales;
    this.first = first;
    this.last = last;
  }

  static Box all(List<Scale> scales) {
    return new Box(
        scales,
        new int[scales.size()],
        scales.stream().mapToInt(scale -> scale.size() - 1).toArray());
  }

  Box copy() {
    return new Box(scales, first.clone(), last.clone());
  }

  void set(int column, int from, int to) {
    first[column] = from;
    last[column] = to;
  }

  /** A piece of each column: one that is known, if there is one. */
  int[] pieces() {
    return first.clone();
  }

  /** A value for each column, as FEEL writes it; empty where any will do. */
  List<Optional<String>> witness() {
    return IntStream.range(0, scales.size()).mapToObj(this::witness).toList();
  }

  /** For each column a cell that accepts what lies in this box. */
  List<String> cells() {
    return IntStream.range(0, scales.size()).mapToObj(this::cell).toList();
  }

  private Optional<String> witness(int column) {
    return isAll(column)
        ? Optional.empty()
        : Optional.of(
            scales.get(column).isUnknown(first[column])
                ? "null"
                : pieces(column).value(first[column]).map(Literal::of).orElse("-"));
  }

  private boolean isAll(int column) {
    var scale = scales.get(column);
    var end = scale.size() - 1;
    return first[column] == 0
        && (last[column] == end || (last[column] == end - 1 && scale.isUnknown(end)));
  }

  private String cell(int column) {
    return isAll(column) ? "-" : pieces(column).cell();
  }

  private Pieces pieces(int column) {
    return new Pieces(scales.get(column), new int[] {first[column], last[column]});
  }
}
