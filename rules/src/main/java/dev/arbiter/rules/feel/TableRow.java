package dev.arbiter.rules.feel;

import dev.arbiter.domain.rule.Verdict;
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

  boolean matches(SituationScope scope, @Nullable Object[] inputs) {
    for (var i = 0; i < inputs.length; i++) {
      if (!cells.get(i).matches(scope, inputs[i])) {
        return false;
      }
    }
    return true;
  }
}
