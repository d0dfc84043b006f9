package dev.arbiter.rules.analysis.table;

import static java.util.stream.Collectors.toSet;

import dev.arbiter.domain.rule.Truth;
import dev.arbiter.rules.feel.FeelCells;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Small tables, and what is true of them as found out by trying all inputs that matter. */
public final class RandomTables {
  private static final List<List<String>> CELLS =
      List.of(
          List.of("-", "< 2", "<= 2", "> 2", ">= 2", "[1..3)", "(1..3]", "2", "not(2)", "1, 3"),
          List.of("-", "\"a\"", "\"b\"", "\"a\", \"b\"", "not(\"a\")", "not(\"a\", \"c\")"),
          List.of("-", "true", "false", "true, false"),
          List.of("-", "-", "null", "> 1", "[2..1]", "not(null)"));
  private static final List<List<@Nullable Object>> VALUES =
      List.of(
          numbers("0", "1", "1.5", "2", "2.5", "3", "4"),
          Arrays.asList("", "a", "aa", "b", "bb", "c", "d", null),
          Arrays.asList(true, false, null),
          numbers("0", "1", "1.5", "2", "3"));

  private final FeelCells feel = new FeelCells(RandomTables.class.getClassLoader());
  private final Random random;
  private final Map<TableSource, Set<List<Integer>>> tried = new HashMap<>();

  public RandomTables(long seed) {
    this.random = new Random(seed);
  }

  public FeelCells feel() {
    return feel;
  }

  public TableSource table(HitPolicy policy) {
    var columns = random.ints(0, CELLS.size()).limit(1 + random.nextInt(3)).boxed().toList();
    var rows =
        IntStream.rangeClosed(1, 1 + random.nextInt(6))
            .mapToObj(number -> row(number, columns))
            .toList();
    return new TableSource(
        "tables/t.dmn",
        "T",
        1,
        policy,
        false,
        "",
        columns.stream().map(c -> new TableSource.Input("c" + c, "c" + c, "-")).toList(),
        List.of(new TableSource.Output("o", List.of("3", "1", "2"), "")),
        rows);
  }

  /** The table after somebody changed some of its cells, rows and their order. */
  public TableSource changed(TableSource table) {
    var columns =
        table.inputs().stream().map(input -> Integer.parseInt(input.label().substring(1))).toList();
    var rows = new ArrayList<>(table.rows());
    for (var i = random.nextInt(3); i >= 0; i--) {
      var place = random.nextInt(rows.size());
      switch (random.nextInt(4)) {
        case 0 -> rows.set(place, row(1, columns));
        case 1 -> rows.add(place, row(1, columns));
        case 2 -> rows.add(rows.remove(place));
        default -> {
          if (rows.size() > 1) {
            rows.remove(place);
          }
        }
      }
    }
    return with(table, rows);
  }

  /** The table with these rows, numbered anew. */
  public static TableSource with(TableSource table, List<TableSource.Row> rows) {
    return new TableSource(
        table.file(),
        table.name(),
        table.line(),
        table.policy(),
        table.ofActions(),
        table.aggregation(),
        table.inputs(),
        table.outputs(),
        IntStream.range(0, rows.size()).mapToObj(i -> numbered(rows.get(i), i + 1)).toList());
  }

  private static TableSource.Row numbered(TableSource.Row row, int number) {
    return new TableSource.Row(
        number, number, "t#" + number, row.cells(), row.outputs(), row.reason(), row.tags());
  }

  private TableSource.Row row(int number, List<Integer> columns) {
    var cells = columns.stream().map(c -> any(CELLS.get(c))).toList();
    return new TableSource.Row(
        number, number, "t#" + number, cells, List.of(any(List.of("1", "2", "3"))), "", Set.of());
  }

  /** All inputs that differ for any cell. */
  public List<List<@Nullable Object>> inputs(TableSource table) {
    List<List<@Nullable Object>> inputs = List.of(List.of());
    for (var input : table.inputs()) {
      var values = VALUES.get(Integer.parseInt(input.label().substring(1)));
      var longer = new ArrayList<List<@Nullable Object>>();
      for (var start : inputs) {
        for (var value : values) {
          var one = new ArrayList<@Nullable Object>(start);
          one.add(value);
          longer.add(one);
        }
      }
      inputs = longer;
    }
    return inputs;
  }

  /** The rows, counted from 0, that match. */
  public List<Integer> matches(TableSource table, List<@Nullable Object> input) {
    return IntStream.range(0, table.rows().size())
        .filter(row -> accepts(table.rows().get(row).cells(), input))
        .boxed()
        .toList();
  }

  public boolean accepts(List<String> cells, List<@Nullable Object> input) {
    return IntStream.range(0, cells.size())
        .allMatch(i -> feel.cell(cells.get(i)).accepts(input.get(i)) == Truth.TRUE);
  }

  /** Whether an input is matched by such rows. */
  boolean any(TableSource table, Predicate<List<Integer>> matches) {
    return tried.computeIfAbsent(table, this::tried).stream().anyMatch(matches);
  }

  private Set<List<Integer>> tried(TableSource table) {
    return inputs(table).stream().map(input -> matches(table, input)).collect(toSet());
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static List<@Nullable Object> numbers(String... numbers) {
    var values = new ArrayList<@Nullable Object>();
    for (var number : numbers) {
      values.add(new BigDecimal(number));
    }
    values.add(null);
    return values;
  }
}
