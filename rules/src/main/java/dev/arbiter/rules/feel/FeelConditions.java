package dev.arbiter.rules.feel;

import dev.arbiter.domain.release.TraitDeclaration;
import dev.arbiter.domain.rule.BudgetException;
import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Truth;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.budget.Budget;
import dev.arbiter.rules.budget.Spending;
import dev.arbiter.rules.project.SourceText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.types.BuiltInType;

/** Compiles conditions. They answer {@code UNKNOWN} where FEEL says null. Thread-safe. */
public final class FeelConditions {
  private final FeelCompiler compiler;

  /**
   * @param loader sees the engine
   * @param traits that conditions may read
   * @param models whose outputs they may read as {@code scores.x}
   */
  public FeelConditions(
      ClassLoader loader, Collection<TraitDeclaration> traits, Collection<String> models) {
    this.compiler = new FeelCompiler(loader, traits, models);
  }

  /**
   * Compiles a condition that may read all of a situation but these names; where it is wrong, a
   * problem is added and the result is for no use.
   */
  public Condition compile(SourceText source, Set<String> without, Problems problems) {
    var errors = new ArrayList<String>();
    var expression = compiler.expression(source.text(), without, errors);
    expression
        .filter(tree -> !mayBeTruth(tree))
        .ifPresent(
            tree ->
                errors.add(
                    "expected a condition that is true or false, found "
                        + tree.getResultType().getName()));
    errors.forEach(
        error -> problems.add(source.file(), source.line(), source.path(), "FEEL: " + error));
    return expression
        .<Condition>map(tree -> new Compiled(source.text().strip(), Question.of(tree)))
        .orElse(Condition.ALWAYS);
  }

  /** What a condition is made of; empty if it is wrong. */
  public Optional<ConditionTerm> term(SourceText source) {
    return compiler.expression(source.text(), Set.of(), new ArrayList<>()).map(ConditionTerms::of);
  }

  private static boolean mayBeTruth(ASTNode tree) {
    var type = tree.getResultType();
    return type == null || type == BuiltInType.BOOLEAN || type == BuiltInType.UNKNOWN;
  }

  private record Compiled(String text, Question question) implements Condition {
    @Override
    public Truth test(Situation situation) {
      try (var spending = Spending.start(Budget.DEFAULT)) {
        var truth = question.ask(new SituationScope(situation));
        return spending.exceeded().isPresent() ? Truth.UNKNOWN : truth;
      } catch (BudgetException exceeded) {
        return Truth.UNKNOWN; // as all that FEEL cannot answer
      }
    }
  }
}
