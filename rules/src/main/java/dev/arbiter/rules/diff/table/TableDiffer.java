package dev.arbiter.rules.diff.table;

import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.rules.analysis.table.TableSource;
import dev.arbiter.rules.feel.FeelCells;
import java.util.List;
import java.util.Optional;

/** Tells for which inputs tables of two releases answer differently. For one thread. */
public final class TableDiffer {
  private final CompiledRelease before;
  private final CompiledRelease after;
  private final FeelCells feel;
  private final Budget budget;

  /**
   * @param loader sees the engine
   * @param budget for all tables together
   */
  public TableDiffer(
      CompiledRelease before, CompiledRelease after, ClassLoader loader, Budget budget) {
    this.before = before;
    this.after = after;
    this.feel = new FeelCells(loader);
    this.budget = budget;
  }

  /** The difference of a table that one of the versions may not have. */
  public TableDifference difference(Optional<TableSource> earlier, Optional<TableSource> later) {
    var one = earlier.orElseGet(() -> withoutRows(later.orElseThrow()));
    var two = later.orElseGet(() -> withoutRows(earlier.orElseThrow()));
    if (budget.isOut()) {
      return TableDifference.open(
          two.file(), two.name(), "not looked at: the bound of the comparison was reached");
    }
    var trial =
        two.ofActions()
            ? new ActionTrial(before, after, one, two)
            : new ModelTrial(before, after, two);
    return new Comparison(one, two, feel, budget).difference(trial);
  }

  private static TableSource withoutRows(TableSource table) {
    return new TableSource(
        table.file(),
        table.name(),
        table.line(),
        table.policy(),
        table.ofActions(),
        table.aggregation(),
        table.inputs(),
        table.outputs(),
        List.of());
  }
}
