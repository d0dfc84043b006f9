package dev.arbiter.domain.relevance;

import dev.arbiter.domain.clean.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column whose values are put into few bins: numbers into bins of nearly as many rows each, of
 * which equal ones share one, texts each into its own, those that are rare into one for all. What
 * is missing has a bin, for that it is missing may tell something.
 *
 * @param of for each row the bin, from 0
 * @param count how many bins there are
 */
record Bins(int[] of, int count) {
  private static final int FEWEST = 2;
  private static final int MOST = 10;

  /** So many rows a cell of two columns are enough for a test, on average. */
  private static final int ROWS_A_CELL = 20;

  static Bins of(Table table, String column) {
    var most =
        Math.max(FEWEST, Math.min(MOST, (int) Math.sqrt((double) table.rows() / ROWS_A_CELL)));
    return table.isNumbers(column)
        ? ofNumbers(table.numbers(column), most)
        : ofTexts(table.texts(column), most);
  }

  private static Bins ofNumbers(double[] values, int most) {
    var known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    var borders = new double[most - 1];
    for (var i = 1; i < most && known.length > 0; i++) {
      borders[i - 1] = known[(int) ((long) known.length * i / most)];
    }
    return compact(
        Arrays.stream(values)
            .mapToObj(value -> Double.isNaN(value) ? -1 : bin(borders, value))
            .toArray(Integer[]::new));
  }

  /** How many borders are at most the value. */
  private static int bin(double[] borders, double value) {
    var bin = 0;
    while (bin < borders.length && borders[bin] <= value) {
      bin++;
    }
    return bin;
  }

  private static Bins ofTexts(@Nullable String[] values, int most) {
    var counts = new HashMap<String, Integer>();
    for (var value : values) {
      if (value != null) {
        counts.merge(value, 1, Integer::sum);
      }
    }
    var frequent = new HashMap<String, Integer>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .limit(counts.size() > most ? most - 1 : most)
        .forEach(entry -> frequent.put(entry.getKey(), frequent.size()));
    return compact(
        Arrays.stream(values)
            .map(value -> value == null ? -1 : frequent.getOrDefault(value, most))
            .toArray(Integer[]::new));
  }

  /** Numbers those bins that hold something, in their order. */
  private static Bins compact(Integer[] bins) {
    var numbers = new HashMap<Integer, Integer>();
    Arrays.stream(bins).distinct().sorted().forEach(bin -> numbers.put(bin, numbers.size()));
    var of = Arrays.stream(bins).map(numbers::get).mapToInt(Objects::requireNonNull).toArray();
    return new Bins(of, numbers.size());
  }
}
