package dev.arbiter.domain.clean;

import java.util.Arrays;
import java.util.List;

/**
 * Brings a column of numbers to a common scale; what is missing stays so. A column of equal values
 * becomes zeros.
 *
 * @param to which scale
 */
public record Scaling(To to, String column) implements Step {

  /** A scale. */
  public enum To {
    /** The least value that was learnt from is 0, the greatest 1; others may lie beyond. */
    RANGE,
    /** The mean is 0 and the standard deviation (divided by n) 1. */
    DEVIATION
  }

  @Override
  public Fitted fit(Table table) {
    var values = Statistics.of(column, table.numbers(column));
    var origin = to == To.RANGE ? values.least() : values.mean();
    var unit = to == To.RANGE ? values.most() - values.least() : values.deviation();
    return new Scale(column, origin, unit == 0 ? 1 : unit);
  }

  private record Scale(String column, double origin, double unit) implements Fitted {
    @Override
    public Table apply(Table table, List<Note> notes) {
      var values = table.numbers(column);
      return table.withNumbers(
          column, Arrays.stream(values).map(value -> (value - origin) / unit).toArray());
    }

    @Override
    public void describe(Digest digest) {
      digest.add(column).add(origin, unit);
    }
  }
}
