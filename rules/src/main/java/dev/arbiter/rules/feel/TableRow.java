package dev.arbiter.rules.feel;

import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.rules.table.Cell;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of a decision table.
 *
 * @param number counts from 1
 * @param cells one for each input
 * @param action of which the row speaks
 * @param verdict what it says
 */
record TableRow(
    int number,
    List<TableCell> cells,
    String action,
    Function<SituationScope, Optional<Verdict>> verdict) {

  /** Whether the cells from a column on match. */
  boolean matches(SituationScope scope, @Nullable Object[] inputs, int from) {
    for (var i = from; i < inputs.length; i++) {
      if (!cells.get(i).matches(scope, inputs[i])) {
        return false;
      }
    }
    return true;
  }

  /** The cells as an index sees them. */
  List<Cell> indexed() {
    return cells.stream().<Cell>map(cell -> cell.tests().isEmpty() ? Cell.ANY : cell).toList();
  }
}
