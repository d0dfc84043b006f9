package dev.arbiter.domain.clean;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts into each empty place of some columns of numbers the mean of what the nearest rows have
 * there (Troyanskaya et al., 2001, "Missing value estimation methods for DNA microarrays").
 *
 * <p>Rows are as far apart as the columns say that both have: the square root of the sum of squares
 * over these columns, times all columns by these. Of rows that are equally far those that were
 * learnt first count. Where no row that has the value is comparable, the mean of the column is put.
 * Filling n rows from m costs n · m · columns steps.
 *
 * @param count how many rows
 * @param columns which are filled, and tell how far rows are apart
 */
public record Neighbours(int count, List<String> columns) implements Step {
  private static final int MOST_ROWS = 20_000;

  public Neighbours {
    columns = List.copyOf(columns);
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, found " + count);
    }
  }

  @Override
  public Fitted fit(Table table) {
    if (table.rows() > MOST_ROWS) {
      throw new IllegalArgumentException(
          "neighbours are learnt from at most %d rows, found %d"
              .formatted(MOST_ROWS, table.rows()));
    }
    var means = new double[columns.size()];
    for (var j = 0; j < means.length; j++) {
      means[j] = Statistics.of(columns.get(j), table.numbers(columns.get(j))).mean();
    }
    return new Learnt(this, rows(table), means);
  }

  private double[][] rows(Table table) {
    var values = columns.stream().map(table::numbers).toList();
    return IntStream.range(0, table.rows())
        .mapToObj(i -> values.stream().mapToDouble(column -> column[i]).toArray())
        .toArray(double[][]::new);
  }

  private static final class Learnt implements Fitted {
    private final Neighbours step;
    private final double[][] known;
    private final double[] means;

    Learnt(Neighbours step, double[][] known, double[] means) {
      this.step = step;
      this.known = known;
      this.means = means;
    }

    @Override
    public Table apply(Table table, List<Note> notes) {
      var rows = step.rows(table);
      var filled = table;
      var distances = new double[rows.length][];
      for (var j = 0; j < means.length; j++) {
        var column = step.columns().get(j);
        var values = table.numbers(column);
        for (var i = 0; i < rows.length; i++) {
          if (Double.isNaN(values[i])) {
            distances[i] = distances[i] == null ? distances(rows[i]) : distances[i];
            values[i] = guess(distances[i], j);
            notes.add(new Note(table.origin(i), column, Note.What.IMPUTED));
          }
        }
        filled = filled.withNumbers(column, values);
      }
      return filled;
    }

    private double[] distances(double[] row) {
      return Arrays.stream(known).mapToDouble(other -> distance(row, other)).toArray();
    }

    private double guess(double[] distances, int j) {
      var nearest =
          IntStream.range(0, known.length)
              .filter(i -> !Double.isNaN(known[i][j]) && !Double.isNaN(distances[i]))
              .boxed()
              .sorted(Comparator.comparingDouble(i -> distances[i]))
              .limit(step.count())
              .toList();
      var sum = 0.0;
      for (var i : nearest) {
        sum += known[i][j];
      }
      return nearest.isEmpty() ? means[j] : sum / nearest.size();
    }

    /** NaN if there is no column that both have. */
    private static double distance(double[] one, double[] other) {
      var squares = 0.0;
      var both = 0;
      for (var j = 0; j < one.length; j++) {
        var apart = one[j] - other[j];
        if (!Double.isNaN(apart)) {
          squares += apart * apart;
          both++;
        }
      }
      return both == 0 ? Double.NaN : Math.sqrt(squares * one.length / both);
    }

    @Override
    public void describe(Digest digest) {
      step.columns().forEach(digest::add);
      digest.add(step.count()).add(means);
      Arrays.stream(known).forEach(digest::add);
    }
  }
}
