package dev.arbiter.rules.dmn;

import dev.arbiter.rules.table.Candidates;
import dev.arbiter.rules.table.TableIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.feel.codegen.feel11.CompiledFEELExpression;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.ast.DashNode.DashUnaryTest;
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.lang.impl.FEELEventListenersManager;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.feel.runtime.decisiontables.DTDecisionRule;
import org.kie.dmn.feel.runtime.decisiontables.DTInputClause;
import org.kie.dmn.feel.runtime.decisiontables.DecisionTableImpl;
import org.kie.dmn.feel.runtime.functions.FEELFnResult;

/**
 * A decision table that evaluates, for each input, a small one of the rows that may match. It
 * evaluates all rows where the index does not know an input's kind, and where an input reports
 * something, since the engine computes the inputs anew for each cell and reports as often.
 */
final class IndexedTable extends DecisionTableImpl {
  private final EngineTable engine;
  private final TableIndex index;
  private final boolean mayForgetInputs;
  private final List<DTDecisionRule> accepted;
  private final DTDecisionRule none;

  IndexedTable(EngineTable engine, TableIndex index) {
    super(
        engine.table().getName(),
        engine.table().getParameterNames(),
        engine.inputs(),
        engine.table().getOutputs(),
        engine.rows(),
        engine.table().getHitPolicy(),
        engine.feel());
    setCompiledParameterNames(engine.table().getCompiledParameterNames());
    this.engine = engine;
    this.index = index;
    this.mayForgetInputs =
        engine.inputs().stream().anyMatch(input -> !input.getInputValues().isEmpty());
    this.accepted =
        engine.rows().stream().map(row -> row(row, row.getInputEntry().size())).toList();
    this.none = new DTDecisionRule(0, "");
    UnaryTest refuses = (ignored, ignoredValue) -> false;
    none.getInputEntry().addAll(Collections.nCopies(engine.inputs().size(), refuses));
  }

  @Override
  public FEELFnResult<Object> evaluate(EvaluationContext context, @Nullable Object[] parameters) {
    return inputs(context)
        .flatMap(values -> index.search(values).map(found -> narrowed(values, found)))
        .map(table -> table.evaluate(context, parameters))
        .orElseGet(() -> super.evaluate(context, parameters));
  }

  private DecisionTableImpl narrowed(@Nullable Object[] values, Candidates found) {
    var rows = new ArrayList<DTDecisionRule>();
    for (var next = found.next(); next >= 0; next = found.next()) {
      rows.add(
          found.askedFrom() == values.length
              ? accepted.get(next)
              : row(engine.rows().get(next), found.askedFrom()));
    }
    return new DecisionTableImpl(
        getName(),
        getParameterNames(),
        IntStream.range(0, values.length)
            .mapToObj(i -> input(engine.inputs().get(i), values[i]))
            .toList(),
        getOutputs(),
        rows.isEmpty() ? List.of(none) : rows,
        getHitPolicy(),
        engine.feel());
  }

  /** A row whose first cells need not be asked. */
  private static DTDecisionRule row(DTDecisionRule row, int askedFrom) {
    var rest = new DTDecisionRule(row.getIndex(), row.getId());
    rest.getInputEntry().addAll(Collections.nCopies(askedFrom, DashUnaryTest.INSTANCE));
    rest.getInputEntry().addAll(row.getInputEntry().subList(askedFrom, row.getInputEntry().size()));
    rest.getOutputEntry().addAll(row.getOutputEntry());
    return rest;
  }

  private static DTInputClause input(DTInputClause input, @Nullable Object value) {
    CompiledFEELExpression computed = context -> value;
    return new DTInputClause(
        input.getInputExpression(),
        input.getInputValuesText(),
        input.getInputValues(),
        computed,
        input.isCollection());
  }

  /** The values of the inputs; empty if they are not as silent and constant as the index needs. */
  private Optional<@Nullable Object[]> inputs(EvaluationContext context) {
    if (!(context instanceof EvaluationContextImpl original)
        || (context.isLenient() && mayForgetInputs)) {
      return Optional.empty();
    }
    var reported = new ArrayList<FEELEvent>();
    var listeners = new FEELEventListenersManager();
    listeners.addListener(reported::add);
    var silent =
        new EvaluationContextImpl(
            context.getRootClassLoader(),
            listeners,
            0,
            context.getFEELDialect(),
            context.getDMNVersion(),
            context.isLenient());
    silent.setPerformRuntimeTypeCheck(original.isPerformRuntimeTypeCheck());
    silent.setDMNRuntime(original.getDMNRuntime());
    silent.push(original.peek());
    var values = new @Nullable Object[engine.inputs().size()];
    for (var i = 0; i < values.length; i++) {
      values[i] = engine.feel().evaluate(engine.inputs().get(i).getCompiledInput(), silent);
    }
    return reported.isEmpty() ? Optional.of(values) : Optional.empty();
  }
}
