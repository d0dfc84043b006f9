package dev.arbiter.rules.table;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a decision table that may match, without a look at the others. For each column
 * the values are cut where a cell changes its answer, and the rows that accept a piece are a set of
 * bits; the sets of all columns are intersected. What a cell accepts is asked of the cell itself,
 * at each of its bounds and between them, so the index knows no language.
 *
 * <p>Cells that cannot be asked in advance are left open: of such a row the index looks at the
 * columns before the first open cell, and all from there on are to be asked. So the same cells are
 * asked as in a scan from left to right, with the same effects. Immutable and thread-safe.
 */
public final class TableIndex {
  private final Column[] columns;
  private final int[] order;
  private final int[] askedFrom;

  private TableIndex(List<Column.Draft> drafts, int[] askedFrom) {
    this.askedFrom = askedFrom;
    var sparsest = drafts.stream().sorted(comparingDouble(Column.Draft::share)).toList();
    this.order = order(sparsest, askedFrom.length);
    this.columns = sparsest.stream().map(draft -> draft.column(order)).toArray(Column[]::new);
  }

  /**
   * The index of a table; empty if it would leave no row out, or if rows differ in length.
   *
   * @param rows cells that are the same object are asked once
   */
  public static Optional<TableIndex> of(List<? extends List<? extends Cell>> rows) {
    var width = rows.isEmpty() ? 0 : rows.get(0).size();
    var askedFrom = new int[rows.size()];
    Arrays.fill(askedFrom, width);
    var columns = new ArrayList<Column.Draft>();
    var even = rows.stream().allMatch(row -> row.size() == width);
    for (var i = 0; even && i < width; i++) {
      var number = i;
      var cells = rows.stream().<Cell>map(row -> row.get(number)).toList();
      column(number, cells, askedFrom).ifPresent(columns::add);
    }
    return columns.isEmpty() ? Optional.empty() : Optional.of(new TableIndex(columns, askedFrom));
  }

  /** The rows that may match; empty if a value is of a kind that the index does not know. */
  public Optional<Candidates> search(@Nullable Object[] values) {
    var positions = new int[columns.length];
    for (var i = 0; i < positions.length; i++) {
      positions[i] = columns[i].position(values);
      if (positions[i] < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(new Found(columns, positions, order, askedFrom));
  }

  /** Rows that accept the same lie together, so that few words of a set are not empty. */
  private static int[] order(List<Column.Draft> columns, int rows) {
    var alike =
        columns.stream()
            .map(column -> comparing((Integer row) -> column.spans()[row], Arrays::compare))
            .reduce(Comparator::thenComparing)
            .orElseThrow();
    return IntStream.range(0, rows).boxed().sorted(alike).mapToInt(row -> row).toArray();
  }

  /** Notes the rows whose cell in this column is open. */
  private static Optional<Column.Draft> column(int number, List<Cell> cells, int[] askedFrom) {
    var distinct = new IdentityHashMap<Cell, Boolean>();
    cells.forEach(cell -> distinct.put(cell, true));
    var axis =
        Axis.of(
            distinct.keySet().stream()
                .flatMap(cell -> cell.bounds().stream().flatMap(Collection::stream))
                .toList());
    var all = new int[] {0, axis.map(Axis::size).orElse(0) - 1};
    var known = new IdentityHashMap<Cell, Optional<int[]>>();
    known.put(Cell.ANY, Optional.of(all));
    var spans = new int[cells.size()][];
    for (var row = 0; row < spans.length; row++) {
      var accepted =
          known.computeIfAbsent(cells.get(row), cell -> axis.flatMap(a -> a.spans(cell)));
      if (accepted.isEmpty()) {
        askedFrom[row] = Math.min(askedFrom[row], number);
      }
      spans[row] = askedFrom[row] <= number ? all : accepted.orElse(all);
    }
    return axis.filter(a -> Arrays.stream(spans).anyMatch(pairs -> !Arrays.equals(pairs, all)))
        .map(a -> new Column.Draft(number, a, spans));
  }
}
