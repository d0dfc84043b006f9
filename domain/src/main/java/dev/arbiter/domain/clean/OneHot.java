package dev.arbiter.domain.clean;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a column of texts one column of 0 and 1 for each category, named {@code
 * column=category}, and one for the rest.
 *
 * @param bucket the category of what is missing, was not learnt, or is beyond the most frequent
 * @param most how many categories have a column of their own; of those that are equally frequent
 *     the first in the order of Unicode
 */
public record OneHot(String column, String bucket, int most) implements Step {
  private static final int MOST_COLUMNS = 1_000;

  public OneHot {
    if (most < 1 || most > MOST_COLUMNS) {
      throw new IllegalArgumentException(
          "most must be 1 to %d, found %d".formatted(MOST_COLUMNS, most));
    }
  }

  @Override
  public Fitted fit(Table table) {
    var counts = new TreeMap<String, Integer>();
    for (var text : table.texts(column)) {
      if (text != null) {
        counts.merge(text, 1, Integer::sum);
      }
    }
    var categories = new TreeSet<>(List.of(bucket));
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(most)
        .forEach(entry -> categories.add(entry.getKey()));
    return new Categories(this, List.copyOf(categories));
  }

  private record Categories(OneHot step, List<String> names) implements Fitted {
    @Override
    public Table apply(Table table, List<Note> notes) {
      var texts = table.texts(step.column);
      for (var i = 0; i < texts.length; i++) {
        if (!isKnown(texts[i])) {
          texts[i] = step.bucket;
          notes.add(new Note(table.origin(i), step.column, Note.What.UNKNOWN_CATEGORY));
        }
      }
      var encoded = table.without(step.column);
      for (var name : names) {
        var values = new double[texts.length];
        for (var i = 0; i < texts.length; i++) {
          values[i] = name.equals(texts[i]) ? 1 : 0;
        }
        encoded = encoded.withNumbers(step.column + "=" + name, values);
      }
      return encoded;
    }

    private boolean isKnown(@Nullable String text) {
      return text != null && names.contains(text);
    }

    @Override
    public void describe(Digest digest) {
      digest.add(step.column).add(step.bucket);
      names.forEach(digest::add);
    }
  }
}
