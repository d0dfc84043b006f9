package dev.arbiter.rules.feel;

import java.util.Set;
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
  Set<String> FACTS = Set.of("traits", "context", "scores");

  /**
   * Its value; null where it is unknown or fails.
   *
   * @throws dev.arbiter.domain.rule.BudgetException if it costs more than it may
   */
  @Nullable Object value(SituationScope scope);

  static Operand of(ASTNode tree) {
    return tree instanceof QualifiedNameNode name && isPlain(name)
        ? new Named(name.getPartsAsStringArray())
        : new Computed(tree);
  }

  private static boolean isPlain(QualifiedNameNode name) {
    var path = name.getPartsAsStringArray();
    return path.length == 2
        && FACTS.contains(path[0])
        && path[1].equals(StringEvalHelper.normalizeVariableName(path[1]));
  }

  /** A fact by its name. */
  record Named(String[] path) implements Operand {
    @Override
    public @Nullable Object value(SituationScope scope) {
      return scope.getValue(path);
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
