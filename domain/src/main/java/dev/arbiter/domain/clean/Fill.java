package dev.arbiter.domain.clean;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts into each place of a column that is empty the same value.
 *
 * @param with which
 * @param column of numbers or, with the mode, also of texts
 */
public record Fill(With with, String column) implements Step {

  /** What is put into empty places. */
  public enum With {
    /** The middle value; of an even number the mean of the two in the middle. */
    MEDIAN,
    /** The most frequent value; of several the least, or the first in the order of Unicode. */
    MODE
  }

  @Override
  public Fitted fit(Table table) {
    if (with == With.MODE && !table.isNumbers(column)) {
      return new OfTexts(column, mode(table.texts(column)));
    }
    var statistics = Statistics.of(column, table.numbers(column));
    return new OfNumbers(column, with == With.MODE ? statistics.mode() : statistics.median());
  }

  private String mode(@Nullable String[] texts) {
    var counts = new TreeMap<String, Integer>();
    for (var text : texts) {
      if (text != null) {
        counts.merge(text, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
        .orElseThrow(() -> new IllegalArgumentException("column " + column + " has no values"))
        .getKey();
  }

  private record OfNumbers(String column, double value) implements Fitted {
    @Override
    public Table apply(Table table, List<Note> notes) {
      var values = table.numbers(column);
      for (var i = 0; i < values.length; i++) {
        if (Double.isNaN(values[i])) {
          values[i] = value;
          notes.add(new Note(table.origin(i), column, Note.What.IMPUTED));
        }
      }
      return table.withNumbers(column, values);
    }

    @Override
    public void describe(Digest digest) {
      digest.add(column).add(value);
    }
  }

  private record OfTexts(String column, String value) implements Fitted {
    @Override
    public Table apply(Table table, List<Note> notes) {
      var values = table.texts(column);
      for (var i = 0; i < values.length; i++) {
        if (values[i] == null) {
          values[i] = value;
          notes.add(new Note(table.origin(i), column, Note.What.IMPUTED));
        }
      }
      return table.withTexts(column, Arrays.asList(values));
    }

    @Override
    public void describe(Digest digest) {
      digest.add(column).add(value);
    }
  }
}
