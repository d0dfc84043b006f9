package dev.arbiter.rules.feel;

import dev.arbiter.domain.rule.Truth;
import java.util.Arrays;
import java.util.Objects;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.InfixOperator;
import org.kie.dmn.feel.lang.ast.NullNode;

/**
 * A condition in the three-valued logic of Kleene. FEEL alone would say that an unknown trait is
 * not equal to {@code "GB"}; here every comparison that reads something unknown is itself unknown,
 * unless it asks for {@code null}.
 */
sealed interface Question {
  Truth ask(SituationScope scope);

  static Question of(ASTNode node) {
    if (node instanceof InfixOpNode infix && infix.getOperator() == InfixOperator.AND) {
      return new Both(of(infix.getLeft()), of(infix.getRight()));
    }
    if (node instanceof InfixOpNode infix && infix.getOperator() == InfixOperator.OR) {
      return new Either(of(infix.getLeft()), of(infix.getRight()));
    }
    if (node instanceof FunctionInvocationNode call
        && call.getName().getText().equals("not")
        && call.getParams().getElements().size() == 1) {
      return new Not(of(call.getParams().getElements().get(0)));
    }
    return new Leaf(node, asksForNull(node));
  }

  private static boolean asksForNull(ASTNode node) {
    return node instanceof NullNode
        || Arrays.stream(node.getChildrenNode())
            .filter(Objects::nonNull)
            .anyMatch(Question::asksForNull);
  }

  /** Something that FEEL answers. */
  record Leaf(ASTNode node, boolean asksForNull) implements Question {
    @Override
    public Truth ask(SituationScope scope) {
      scope.forgetUnknown();
      var value = node.evaluate(scope);
      return value instanceof Boolean truth && (asksForNull || !scope.readUnknown())
          ? Truth.of(truth)
          : Truth.UNKNOWN;
    }
  }

  /** False if one is false; true if both are. */
  record Both(Question left, Question right) implements Question {
    @Override
    public Truth ask(SituationScope scope) {
      var first = left.ask(scope);
      if (first == Truth.FALSE) {
        return first;
      }
      var second = right.ask(scope);
      return first == Truth.TRUE || second == Truth.FALSE ? second : Truth.UNKNOWN;
    }
  }

  /** True if one is true; false if both are. */
  record Either(Question left, Question right) implements Question {
    @Override
    public Truth ask(SituationScope scope) {
      var first = left.ask(scope);
      if (first == Truth.TRUE) {
        return first;
      }
      var second = right.ask(scope);
      return first == Truth.FALSE || second == Truth.TRUE ? second : Truth.UNKNOWN;
    }
  }

  /** What is unknown stays unknown. */
  record Not(Question question) implements Question {
    @Override
    public Truth ask(SituationScope scope) {
      return switch (question.ask(scope)) {
        case TRUE -> Truth.FALSE;
        case FALSE -> Truth.TRUE;
        case UNKNOWN -> Truth.UNKNOWN;
      };
    }
  }
}
