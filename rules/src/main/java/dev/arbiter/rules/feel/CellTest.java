package dev.arbiter.rules.feel;

import dev.arbiter.domain.rule.Truth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BooleanNode;
import org.kie.dmn.feel.lang.ast.InfixOperator;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.StringNode;
import org.kie.dmn.feel.lang.ast.UnaryTestListNode;
import org.kie.dmn.feel.lang.ast.UnaryTestNode;
import org.kie.dmn.feel.runtime.UnaryTest;

/** One test of a cell. */
interface CellTest {
  boolean holds(SituationScope scope, @Nullable Object input);

  /**
   * The tests of a cell. One that compares with a number, text or truth value is answered without
   * the engine where the input is of the same type.
   */
  static List<CellTest> of(ASTNode tree, SituationScope nowhere) {
    if (!(tree.evaluate(nowhere) instanceof List<?> tests)) {
      throw new IllegalArgumentException("not a list of tests");
    }
    var asked = tests.stream().map(UnaryTest.class::cast).map(CellTest::ask).toList();
    return tree instanceof UnaryTestListNode list
            && !list.isNegated()
            && list.getElements().size() == 1
            && list.getElements().get(0) instanceof UnaryTestNode test
        ? List.of(compare(test, asked.get(0), nowhere))
        : asked;
  }

  private static CellTest ask(UnaryTest test) {
    return (scope, input) -> Boolean.TRUE.equals(test.apply(scope, input));
  }

  private static CellTest compare(UnaryTestNode test, CellTest otherwise, SituationScope nowhere) {
    var value = test.getValue();
    var operator = operator(test.getOperator());
    var literal =
        value instanceof NumberNode || value instanceof StringNode || value instanceof BooleanNode;
    if (!literal || operator.isEmpty()) {
      return otherwise;
    }
    var sign = operator.get();
    var expected = value.evaluate(nowhere);
    return (scope, input) -> {
      var truth = Question.Comparison.plain(sign, input, expected);
      return truth == Truth.UNKNOWN ? otherwise.holds(scope, input) : truth == Truth.TRUE;
    };
  }

  private static Optional<InfixOperator> operator(UnaryTestNode.UnaryOperator operator) {
    return switch (operator) {
      case LT -> Optional.of(InfixOperator.LT);
      case LTE -> Optional.of(InfixOperator.LTE);
      case GT -> Optional.of(InfixOperator.GT);
      case GTE -> Optional.of(InfixOperator.GTE);
      case EQ -> Optional.of(InfixOperator.EQ);
      case NE -> Optional.of(InfixOperator.NE);
      default -> Optional.empty();
    };
  }
}
