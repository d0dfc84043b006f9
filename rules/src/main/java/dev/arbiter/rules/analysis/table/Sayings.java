package dev.arbiter.rules.analysis.table;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What the rows of a table say, so far as it is told from their text: numbers alone are compared.
 */
final class Sayings {
  /** The outputs that say what to do with an action; all others are given to it. */
  static final Set<String> COMMANDS = Set.of("action", "verdict", "factor");

  private final TableSource table;
  private final int[] all;
  private final Map<Subject, List<Integer>> subjects = new LinkedHashMap<>();

  /** Something that a row may give to an action that it keeps. */
  record Subject(String action, String parameter, int column) {}

  Sayings(TableSource table) {
    this.table = table;
    this.all = numbered(row -> normal(row.outputs()));
    for (var column = 0; column < table.outputs().size() && table.ofActions(); column++) {
      var name = table.outputs().get(column).name();
      if (!COMMANDS.contains(name)) {
        gather(name, column);
      }
    }
    subjects.values().removeIf(rows -> rows.size() < 2);
  }

  private void gather(String name, int column) {
    for (var i = 0; i < table.rows().size(); i++) {
      var row = table.rows().get(i);
      var given = row.outputs().get(column);
      if (table.said(row, "verdict").equals("keep") && !given.equals("null")) {
        var subject = new Subject(table.said(row, "action"), name, column);
        subjects.computeIfAbsent(subject, key -> new ArrayList<>()).add(i);
      }
    }
  }

  /** For each row a number; rows of the same number say the same. */
  int[] all() {
    return all;
  }

  boolean agree(int one, int other) {
    return all[one] == all[other];
  }

  String text(int row) {
    return String.join(", ", table.rows().get(row).outputs());
  }

  /** What more than one row gives. */
  Set<Subject> subjects() {
    return subjects.keySet();
  }

  List<Integer> rows(Subject subject) {
    return subjects.getOrDefault(subject, List.of());
  }

  int[] of(Subject subject) {
    return numbered(row -> normal(row.outputs().subList(subject.column(), subject.column() + 1)));
  }

  String text(int row, Subject subject) {
    return table.rows().get(row).outputs().get(subject.column());
  }

  /** The rows, those first that speak before others. */
  int[] ranked() {
    var rows = IntStream.range(0, table.rows().size()).boxed();
    var ranked = table.policy() == HitPolicy.PRIORITY ? rows.sorted(priority()) : rows;
    return ranked.mapToInt(row -> row).toArray();
  }

  private Comparator<Integer> priority() {
    Comparator<Integer> order = comparing(row -> 0);
    for (var i = 0; i < table.outputs().size(); i++) {
      var column = i;
      var values = table.outputs().get(i).values();
      order =
          order.thenComparing(
              row -> {
                var place = values.indexOf(table.rows().get(row).outputs().get(column));
                return place < 0 ? values.size() : place;
              });
    }
    return order;
  }

  private int[] numbered(Function<TableSource.Row, List<Object>> said) {
    var numbers = new HashMap<List<Object>, Integer>();
    return table.rows().stream()
        .mapToInt(row -> numbers.computeIfAbsent(said.apply(row), key -> numbers.size()))
        .toArray();
  }

  private static List<Object> normal(List<String> outputs) {
    return outputs.stream().map(Sayings::normal).toList();
  }

  static Object normal(String output) {
    try {
      return new BigDecimal(output).stripTrailingZeros();
    } catch (NumberFormatException text) {
      return output;
    }
  }
}
