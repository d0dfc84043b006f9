package dev.arbiter.rules.feel;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.QualifiedNameNode;
import org.kie.dmn.feel.util.StringEvalHelper;

/**
 * What is read to be compared. Of a fact that is named, as in {@code traits.age}, the engine
 * normalizes the name at each evaluation, which takes longer than all that follows; here it is
 * found by its name. Everything else is left to the engine.
 */
sealed interface Operand {
  Map<String, Function<SituationScope, Map<String, Object>>> FACTS =
      Map.of(
          "traits", SituationScope::traits,
          "context", SituationScope::context,
          "scores", SituationScope::scores);

  /**
   * Its value; null where it is unknown or fails.
   *
   * @throws dev.arbiter.domain.rule.BudgetException if it costs more than it may
   */
  @Nullable Object value(SituationScope scope);

  static Operand of(ASTNode tree) {
    if (tree instanceof QualifiedNameNode qualified) {
      var path = qualified.getPartsAsStringArray();
      var facts = FACTS.get(path[0]);
      if (facts != null
          && path.length == 2
          && path[1].equals(StringEvalHelper.normalizeVariableName(path[1]))) {
        return new Named(facts, path[1]);
      }
    }
    return new Computed(tree);
  }

  /** A fact by its name. */
  record Named(Function<SituationScope, Map<String, Object>> facts, String name)
      implements Operand {
    @Override
    public @Nullable Object value(SituationScope scope) {
      return facts.apply(scope).get(name);
    }
  }

  /** Any other expression. */
  record Computed(ASTNode tree) implements Operand {
    @Override
    public @Nullable Object value(SituationScope scope) {
      return scope.evaluate(tree);
    }
  }
}
