package dev.arbiter.rules.analysis.table;

import dev.arbiter.rules.table.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Some pieces of a column's scale.
 *
 * @param spans pairs of a first and a last piece, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // made for a moment, never compared
public record Pieces(Scale scale, int[] spans) {
  private static final List<String> SOMETHING = List.of("other", "another", "0", "a", "~");

  /** A value in one of the pieces; of many texts that nobody names, a readable one. */
  public Optional<Object> value(int piece) {
    var value = scale.value(piece);
    return value.filter(String.class::isInstance).isPresent() && !scale.isPoint(piece)
        ? SOMETHING.stream()
            .<Object>map(text -> text)
            .filter(text -> scale.piece(text).filter(at -> at == piece).isPresent())
            .findFirst()
            .or(() -> value)
        : value;
  }

  /** Whether these are all pieces, what is unknown among them. */
  public boolean isAll() {
    return spans.length == 2 && spans[0] == 0 && spans[1] == scale.size() - 1;
  }

  /** A cell that accepts what lies in these pieces. */
  public String cell() {
    if (isAll()) {
      return "-";
    }
    var end = scale.size() - 1;
    var known = end >= 0 && scale.isUnknown(end) ? end - 1 : end;
    var cells = new ArrayList<String>();
    if (spans.length > 0 && spans[0] == 0 && spans[1] >= known) {
      cells.add("not(null)");
    } else if (isNamed()) {
      listed(known).ifPresent(cells::add);
    } else {
      for (var i = 0; i < spans.length && spans[i] <= known; i += 2) {
        cells.add(interval(spans[i], Math.min(known, spans[i + 1])));
      }
    }
    if (known < end && contains(end)) {
      cells.add("null");
    }
    return String.join(", ", cells);
  }

  boolean contains(int piece) {
    return IntStream.range(0, spans.length / 2)
        .anyMatch(i -> spans[2 * i] <= piece && piece <= spans[2 * i + 1]);
  }

  private boolean isNamed() {
    return spans.length > 0
        && scale
            .value(spans[0])
            .filter(value -> value instanceof String || value instanceof Boolean)
            .isPresent();
  }

  private String interval(int from, int to) {
    if (from == to && scale.isPoint(from)) {
      return scale.value(from).map(Literal::of).orElse("-");
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
  private Optional<String> listed(int known) {
    var points = new ArrayList<String>();
    var others = new ArrayList<String>();
    var between = false;
    for (var piece = 0; piece <= known; piece++) {
      var inside = contains(piece);
      if (scale.isPoint(piece)) {
        (inside ? points : others).add(scale.value(piece).map(Literal::of).orElse(""));
      } else {
        between |= inside;
      }
    }
    if (between) {
      return Optional.of("not(" + String.join(", ", others) + ")");
    }
    return points.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", points));
  }
}
