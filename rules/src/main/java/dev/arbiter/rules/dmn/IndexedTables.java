package dev.arbiter.rules.dmn;

import dev.arbiter.rules.feel.CellBounds;
import dev.arbiter.rules.table.Cell;
import dev.arbiter.rules.table.TableIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.kie.dmn.api.core.ast.DMNNode;
import org.kie.dmn.core.api.DMNExpressionEvaluator;
import org.kie.dmn.core.ast.DMNDTExpressionEvaluator;
import org.kie.dmn.feel.runtime.functions.DTInvokerFunction;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;

/**
 * Gives decision tables that the engine has compiled an index of their rows. The engine evaluates
 * them as before, but only the rows that the index leaves; so results, messages and events are its
 * own. Tables that are small, or in which the index would leave no row out, stay as they are.
 */
final class IndexedTables {
  private static final int MIN_ROWS = 16;

  private IndexedTables() {}

  /**
   * The evaluator of a decision table, with an index if that is worth it.
   *
   * @param compiled what the engine made of the table
   */
  static DMNExpressionEvaluator index(
      DMNExpressionEvaluator compiled, DMNNode node, DecisionTable table, ClassLoader loader) {
    if (table.getRule().size() < MIN_ROWS
        || !(compiled instanceof DMNDTExpressionEvaluator evaluator)) {
      return compiled;
    }
    return EngineTable.of(evaluator)
        .flatMap(engine -> index(engine, node, table, loader))
        .<DMNExpressionEvaluator>map(
            indexed -> {
              indexed.setDtNodeId(evaluator.getDtNodeId());
              return indexed;
            })
        .orElse(compiled);
  }

  private static Optional<DMNDTExpressionEvaluator> index(
      EngineTable engine, DMNNode node, DecisionTable table, ClassLoader loader) {
    var width = engine.inputs().size();
    var even =
        engine.rows().size() == table.getRule().size()
            && engine.inputs().stream().allMatch(input -> input.getCompiledInput() != null)
            && table.getRule().stream().allMatch(rule -> isSound(rule, width));
    if (!even) {
      return Optional.empty();
    }
    var cells = cells(engine, table, new CellBounds(loader));
    return TableIndex.of(cells)
        .map(index -> new IndexedTable(engine, index))
        .map(
            indexed ->
                new DMNDTExpressionEvaluator(node, engine.feel(), new DTInvokerFunction(indexed)));
  }

  private static boolean isSound(DecisionRule rule, int width) {
    return rule.getInputEntry().size() == width
        && rule.getInputEntry().stream().allMatch(cell -> cell != null && cell.getText() != null);
  }

  /** Cells of the same column and text are the same. */
  private static List<List<Cell>> cells(
      EngineTable engine, DecisionTable table, CellBounds bounds) {
    var probe = new CellProbe(engine.feel());
    Map<String, Optional<List<Object>>> known = new HashMap<>();
    var columns = new ArrayList<List<Cell>>();
    for (var i = 0; i < engine.inputs().size(); i++) {
      var column = i;
      Map<String, Cell> cells = new HashMap<>();
      Function<Integer, Cell> cell =
          row -> {
            var text = table.getRule().get(row).getInputEntry().get(column).getText();
            var test = engine.rows().get(row).getInputEntry().get(column);
            return text.strip().equals("-")
                ? Cell.ANY
                : cells.computeIfAbsent(
                    text, one -> probe.cell(known.computeIfAbsent(one, bounds::of), test));
          };
      columns.add(IntStream.range(0, engine.rows().size()).boxed().map(cell).toList());
    }
    return IntStream.range(0, engine.rows().size())
        .mapToObj(row -> columns.stream().map(column -> column.get(row)).toList())
        .toList();
  }
}
