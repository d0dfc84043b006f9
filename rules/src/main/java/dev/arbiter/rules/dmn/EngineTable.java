package dev.arbiter.rules.dmn;

import java.util.List;
import java.util.Optional;
import org.kie.dmn.core.ast.DMNDTExpressionEvaluator;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.decisiontables.DTDecisionRule;
import org.kie.dmn.feel.runtime.decisiontables.DTInputClause;
import org.kie.dmn.feel.runtime.decisiontables.DecisionTableImpl;
import org.kie.dmn.feel.runtime.functions.DTInvokerFunction;

/**
 * A decision table as the engine has compiled it. The engine shows neither its rows nor its inputs,
 * so they are read from its private fields; where these are not as they are known, there is no
 * table to see.
 */
record EngineTable(
    DecisionTableImpl table, List<DTInputClause> inputs, List<DTDecisionRule> rows, FEELImpl feel) {

  static Optional<EngineTable> of(DMNDTExpressionEvaluator evaluator) {
    try {
      var invoker = (DTInvokerFunction) field(DMNDTExpressionEvaluator.class, "dt", evaluator);
      var table = invoker.getDecisionTable();
      return Optional.of(
          new EngineTable(
              table,
              list(field(DecisionTableImpl.class, "inputs", table), DTInputClause.class),
              list(field(DecisionTableImpl.class, "decisionRules", table), DTDecisionRule.class),
              (FEELImpl) field(DecisionTableImpl.class, "feel", table)));
    } catch (ReflectiveOperationException | RuntimeException anotherEngine) {
      return Optional.empty();
    }
  }

  private static Object field(Class<?> type, String name, Object object)
      throws ReflectiveOperationException {
    var field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(object);
  }

  private static <T> List<T> list(Object list, Class<T> type) {
    return ((List<?>) list).stream().<T>map(type::cast).toList();
  }
}
