package dev.arbiter.rules.diff.table;

import dev.arbiter.rules.analysis.table.Pieces;
import dev.arbiter.rules.analysis.table.Rows;
import dev.arbiter.rules.analysis.table.TableSource;
import dev.arbiter.rules.diff.source.Alignment;
import dev.arbiter.rules.feel.FeelCells;
import dev.arbiter.rules.table.Cell;
import dev.arbiter.rules.table.Grid;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of a table in one grid. Its columns are the inputs of both, told apart by what they
 * read; its rows are those of both in their orders, each once that is the same in both.
 */
final class TablePair {
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final BitSet changed = new BitSet();
  private final Rows boxes;

  /** An input and its places in the versions; negative where it has none. */
  record Column(TableSource.Input input, int before, int after) {}

  /** A row, with its number in the versions that have it. */
  record Row(Optional<Integer> before, Optional<Integer> after, Saying saying, List<String> cells) {
    private Row with(Row partner) {
      return new Row(before, partner.after, saying, cells);
    }

    boolean isIn(boolean later) {
      return (later ? after : before).isPresent();
    }
  }

  TablePair(TableSource before, TableSource after, FeelCells feel) {
    columns(before, false);
    columns(after, true);
    merge(rows(before, false), rows(after, true));
    for (var i = 0; i < rows.size(); i++) {
      changed.set(i, !rows.get(i).isIn(false) || !rows.get(i).isIn(true));
    }
    var cells = rows.stream().map(row -> row.cells().stream().map(feel::cell).toList()).toList();
    this.boxes = new Rows(new Grid(cells, allowed(feel)));
  }

  private void columns(TableSource table, boolean later) {
    var seen = new HashMap<String, Integer>();
    for (var i = 0; i < table.inputs().size(); i++) {
      var input = table.inputs().get(i);
      var expression = input.expression().strip().replaceAll("\\s+", " ");
      var key = expression + "#" + seen.merge(expression, 1, Integer::sum);
      var known = columns.get(key);
      columns.put(key, new Column(input, later ? known(known) : i, later ? i : -1));
    }
  }

  private static int known(@Nullable Column column) {
    return column == null ? -1 : column.before();
  }

  private List<Row> rows(TableSource table, boolean later) {
    return table.rows().stream()
        .map(
            row -> {
              var number = Optional.of(row.number());
              return new Row(
                  later ? Optional.empty() : number,
                  later ? number : Optional.empty(),
                  Saying.of(table, row),
                  cells(row, later));
            })
        .toList();
  }

  private List<String> cells(TableSource.Row row, boolean later) {
    return columns.values().stream()
        .map(column -> later ? column.after() : column.before())
        .map(place -> place < 0 ? "-" : row.cells().get(place).strip())
        .map(cell -> cell.isEmpty() ? "-" : cell)
        .toList();
  }

  private void merge(List<Row> earlier, List<Row> later) {
    var alignment = Alignment.of(keys(earlier), keys(later));
    var next = 0;
    for (var i = 0; i < earlier.size(); i++) {
      if (alignment.isKept(i)) {
        while (next < alignment.partner(i)) {
          rows.add(later.get(next++));
        }
        rows.add(earlier.get(i).with(later.get(next++)));
      } else {
        rows.add(earlier.get(i));
      }
    }
    rows.addAll(later.subList(next, later.size()));
  }

  private static List<Object> keys(List<Row> rows) {
    return rows.stream().<Object>map(row -> List.of(row.cells(), row.saying())).toList();
  }

  /**
   * The values that each input may have. The engine asks a table whatever values it declares for
   * its inputs; whether a subject belongs to a segment is always known.
   */
  private List<Cell> allowed(FeelCells feel) {
    return columns.values().stream()
        .map(column -> Situations.isAlwaysKnown(column.input().expression()) ? "true, false" : "-")
        .map(feel::cell)
        .toList();
  }

  List<Column> columns() {
    return List.copyOf(columns.values());
  }

  List<Row> rows() {
    return Collections.unmodifiableList(rows);
  }

  Rows boxes() {
    return boxes;
  }

  /** The rows that are not the same in both versions. */
  BitSet changed() {
    return changed;
  }

  /** The rows, counted from 0, that match these pieces, one of each column. */
  List<Integer> matching(int[] pieces) {
    return IntStream.range(0, rows.size())
        .filter(
            row ->
                IntStream.range(0, pieces.length)
                    .allMatch(column -> contains(boxes.span(row, column), pieces[column])))
        .boxed()
        .toList();
  }

  private static boolean contains(int[] spans, int piece) {
    for (var i = 0; i < spans.length; i += 2) {
      if (spans[i] <= piece && piece <= spans[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** For each input that matters a cell that accepts the pieces, by the label of the input. */
  Map<String, String> where(int[][] spans) {
    var where = new LinkedHashMap<String, String>();
    var column = 0;
    for (var each : columns.values()) {
      var pieces = new Pieces(boxes.scales().get(column), spans[column++]);
      if (!pieces.isAll()) {
        var name = each.input().label();
        for (var other = 2; where.containsKey(name); other++) {
          name = "%s (%d)".formatted(each.input().label(), other);
        }
        where.put(name, pieces.cell());
      }
    }
    return where;
  }
}
