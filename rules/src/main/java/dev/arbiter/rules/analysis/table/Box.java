package dev.arbiter.rules.analysis.table;

import dev.arbiter.rules.table.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A part of the space of a table: from a first to a last piece of each column's scale. */
final class Box {
  private static final List<String> SOMETHING = List.of("other", "another", "0", "a", "~");

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
    var scale = scales.get(column);
    if (isAll(column)) {
      return Optional.empty();
    }
    return Optional.of(
        scale.isUnknown(first[column])
            ? "null"
            : value(scale, first[column]).map(Literal::of).orElse("-"));
  }

  /** Of the many texts that are none of those named, a readable one. */
  private static Optional<Object> value(Scale scale, int piece) {
    var value = scale.value(piece);
    return value.filter(String.class::isInstance).isPresent() && !scale.isPoint(piece)
        ? SOMETHING.stream()
            .<Object>map(text -> text)
            .filter(text -> scale.piece(text).filter(at -> at == piece).isPresent())
            .findFirst()
            .or(() -> value)
        : value;
  }

  private boolean isAll(int column) {
    var scale = scales.get(column);
    var end = scale.size() - 1;
    return first[column] == 0
        && (last[column] == end || (last[column] == end - 1 && scale.isUnknown(end)));
  }

  private String cell(int column) {
    var scale = scales.get(column);
    var from = first[column];
    var to = last[column];
    if (isAll(column)) {
      return "-";
    }
    if (scale.isUnknown(from)) {
      return "null";
    }
    var some = scale.value(from);
    if (some.filter(value -> value instanceof String || value instanceof Boolean).isPresent()) {
      return listed(scale, from, to);
    }
    if (from == to && scale.isPoint(from)) {
      return some.map(Literal::of).orElse("-");
    }
    var low = scale.low(from).map(Literal::of);
    var high = scale.high(to).map(Literal::of);
    if (low.isEmpty()) {
      return high.map(h -> (scale.isPoint(to) ? "<= " : "< ") + h).orElse("-");
    }
    return high.map(
            h ->
                "%s%s..%s%s"
                    .formatted(
                        scale.isPoint(from) ? "[" : "(",
                        low.get(),
                        h,
                        scale.isPoint(to) ? "]" : ")"))
        .orElseGet(() -> (scale.isPoint(from) ? ">= " : "> ") + low.get());
  }

  /** Texts and truth values are named one by one; between two texts lie all that nobody names. */
  private static String listed(Scale scale, int from, int to) {
    var points = new ArrayList<String>();
    var others = new ArrayList<String>();
    var between = false;
    for (var piece = 0; piece < scale.size(); piece++) {
      var inside = piece >= from && piece <= to;
      if (scale.isPoint(piece)) {
        (inside ? points : others).add(scale.value(piece).map(Literal::of).orElse(""));
      } else {
        between |= inside;
      }
    }
    return between ? "not(" + String.join(", ", others) + ")" : String.join(", ", points);
  }
}
