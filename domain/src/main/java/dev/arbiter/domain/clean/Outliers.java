package dev.arbiter.domain.clean;

import java.util.List;

/**
 * Finds the values of a column that lie beyond bounds, and treats them. A value at a bound is none.
 *
 * @param by how the bounds follow from the column
 * @param reach how far they lie: how many times the range between the quartiles, or the deviation
 * @param treatment what is done to outliers
 * @param column of numbers; what is missing is no outlier
 */
public record Outliers(By by, double reach, Treatment treatment, String column) implements Step {

  /** How bounds follow from a column. */
  public enum By {
    /**
     * The fences of Tukey (1977): so many times the range between the quartiles below the first and
     * above the third, usually 1.5. Quartiles lie between values linearly (type 7 of Hyndman and
     * Fan).
     */
    QUARTILES,
    /** So many standard deviations (divided by n) from the mean, usually 3. */
    DEVIATIONS
  }

  /** What is done to outliers; each of it is noted. */
  public enum Treatment {
    /** The row is left out. */
    DROP(Note.What.DROPPED),
    /** The value is moved to the bound. */
    CAP(Note.What.CAPPED),
    /** The value stays. */
    FLAG(Note.What.OUTLIER);

    private final Note.What noted;

    Treatment(Note.What noted) {
      this.noted = noted;
    }
  }

  public Outliers {
    if (!(reach > 0) || Double.isInfinite(reach)) {
      throw new IllegalArgumentException("reach must be above 0, found " + reach);
    }
  }

  @Override
  public Fitted fit(Table table) {
    var values = Statistics.of(column, table.numbers(column));
    if (by == By.DEVIATIONS) {
      var mean = values.mean();
      var distance = reach * values.deviation();
      return new Bounds(this, mean - distance, mean + distance);
    }
    var first = values.quantile(0.25);
    var third = values.quantile(0.75);
    var distance = reach * (third - first);
    return new Bounds(this, first - distance, third + distance);
  }

  private record Bounds(Outliers step, double least, double most) implements Fitted {
    private boolean isBeyond(double value) {
      return value < least || value > most;
    }

    @Override
    public Table apply(Table table, List<Note> notes) {
      var values = table.numbers(step.column);
      for (var i = 0; i < values.length; i++) {
        if (isBeyond(values[i])) {
          notes.add(new Note(table.origin(i), step.column, step.treatment.noted));
        }
      }
      if (step.treatment == Treatment.DROP) {
        return table.where(i -> !isBeyond(values[i]));
      }
      if (step.treatment == Treatment.FLAG) {
        return table;
      }
      for (var i = 0; i < values.length; i++) {
        values[i] = Math.min(Math.max(values[i], least), most);
      }
      return table.withNumbers(step.column, values);
    }

    @Override
    public void describe(Digest digest) {
      digest.add(step.column).add(step.treatment.name()).add(least, most);
    }
  }
}
