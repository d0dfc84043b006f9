package dev.arbiter.domain.clean;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Columns of numbers and of texts, any value of which may be missing, in the order of their names.
 * Immutable.
 */
public final class Table {
  private final int[] origins;
  private final SortedMap<String, double[]> numbers;
  private final SortedMap<String, @Nullable String[]> texts;

  private Table(
      int[] origins,
      SortedMap<String, double[]> numbers,
      SortedMap<String, @Nullable String[]> texts) {
    this.origins = origins;
    this.numbers = numbers;
    this.texts = texts;
  }

  /** A table without columns. */
  public static Table of(int rows) {
    return new Table(IntStream.range(0, rows).toArray(), new TreeMap<>(), new TreeMap<>());
  }

  /**
   * This table and a column of finite numbers, in place of one of the same name.
   *
   * @param values with NaN for what is missing
   * @throws IllegalArgumentException if there are more or fewer values than rows, or infinite ones
   */
  public Table withNumbers(String column, double... values) {
    if (Arrays.stream(values).anyMatch(Double::isInfinite)) {
      throw new IllegalArgumentException("column " + column + " must be of finite numbers");
    }
    requireRows(column, values.length);
    var more = new TreeMap<>(numbers);
    more.put(column, values.clone());
    return new Table(origins, more, without(texts, column));
  }

  /**
   * This table and a column of texts, in place of one of the same name.
   *
   * @param values with null for what is missing
   * @throws IllegalArgumentException if there are more or fewer values than rows
   */
  public Table withTexts(String column, List<? extends @Nullable String> values) {
    requireRows(column, values.size());
    var more = new TreeMap<>(texts);
    more.put(column, values.toArray(new @Nullable String[0]));
    return new Table(origins, without(numbers, column), more);
  }

  private void requireRows(String column, int found) {
    if (found != rows()) {
      throw new IllegalArgumentException(
          "column %s must have %d values, found %d".formatted(column, rows(), found));
    }
  }

  Table without(String column) {
    return new Table(origins, without(numbers, column), without(texts, column));
  }

  private static <T> SortedMap<String, T> without(SortedMap<String, T> columns, String column) {
    var fewer = new TreeMap<>(columns);
    fewer.remove(column);
    return fewer;
  }

  /** The rows that are wanted; they keep the numbers that they came with. */
  Table where(IntPredicate wanted) {
    var kept = IntStream.range(0, rows()).filter(wanted).toArray();
    var fewerNumbers = new TreeMap<String, double[]>();
    numbers.forEach((name, all) -> fewerNumbers.put(name, pick(all, kept)));
    var fewerTexts = new TreeMap<String, @Nullable String[]>();
    texts.forEach(
        (name, all) ->
            fewerTexts.put(name, Arrays.stream(kept).mapToObj(i -> all[i]).toArray(String[]::new)));
    return new Table(Arrays.stream(kept).map(i -> origins[i]).toArray(), fewerNumbers, fewerTexts);
  }

  private static double[] pick(double[] all, int[] kept) {
    return Arrays.stream(kept).mapToDouble(i -> all[i]).toArray();
  }

  public int rows() {
    return origins.length;
  }

  /** Which row of the table that was handed in row {@code i} is, both counted from 0. */
  public int origin(int i) {
    return origins[i];
  }

  /**
   * A column of numbers, NaN where one is missing.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public double[] numbers(String column) {
    return Optional.ofNullable(numbers.get(column))
        .orElseThrow(() -> new IllegalArgumentException("there are no numbers named " + column))
        .clone();
  }

  /**
   * A column of texts, null where one is missing.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public @Nullable String[] texts(String column) {
    return Optional.ofNullable(texts.get(column))
        .orElseThrow(() -> new IllegalArgumentException("there are no texts named " + column))
        .clone();
  }

  /** Whether there is a column of numbers of this name. */
  public boolean isNumbers(String column) {
    return numbers.containsKey(column);
  }

  /** The names of all columns. */
  public List<String> columns() {
    var all = new TreeMap<String, Object>(numbers);
    all.putAll(Map.copyOf(texts));
    return List.copyOf(all.keySet());
  }

  /** Tells equal tables from others. */
  public String digest() {
    var digest = new Digest().add(origins.length);
    Arrays.stream(origins).forEach(digest::add);
    numbers.forEach((name, column) -> digest.add("numbers").add(name).add(column));
    texts.forEach(
        (name, column) -> {
          digest.add("texts").add(name);
          Arrays.stream(column).forEach(digest::add);
        });
    return digest.text();
  }

  /** The size only: values may be personal. */
  @Override
  public String toString() {
    return "Table[" + rows() + " rows of " + columns() + "]";
  }
}
