package dev.arbiter.rules.feel;

import dev.arbiter.domain.rule.Truth;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.InfixOperator;
import org.kie.dmn.feel.lang.ast.NamedParameterNode;
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
    if (node instanceof InfixOpNode infix && infix.getOperator().isBoolean()) {
      return new Comparison(
          infix, Operand.of(infix.getLeft()), Operand.of(infix.getRight()), asksForNull(node));
    }
    if (node instanceof FunctionInvocationNode call
        && call.getName().getText().equals("list contains")
        && call.getParams().getElements().size() == 2
        && call.getParams().getElements().stream()
            .noneMatch(NamedParameterNode.class::isInstance)) {
      var parameters = call.getParams().getElements();
      return new Membership(
          call, Operand.of(parameters.get(0)), Operand.of(parameters.get(1)), asksForNull(node));
    }
    return new Leaf(node, asksForNull(node));
  }

  static boolean asksForNull(ASTNode node) {
    return node instanceof NullNode
        || Arrays.stream(node.getChildrenNode())
            .filter(Objects::nonNull)
            .anyMatch(Question::asksForNull);
  }

  /** The truth that FEEL told, unless something unknown was read for it. */
  private static Truth told(@Nullable Object value, boolean asksForNull, SituationScope scope) {
    return value instanceof Boolean truth && (asksForNull || !scope.readUnknown())
        ? Truth.of(truth)
        : Truth.UNKNOWN;
  }

  /**
   * A comparison. Numbers, texts and truth values are compared here, as FEEL does: the engine takes
   * a kilobyte to find out which of its comparisons to use. Everything else is left to it.
   */
  record Comparison(InfixOpNode node, Operand left, Operand right, boolean asksForNull)
      implements Question {
    @Override
    public Truth ask(SituationScope scope) {
      scope.forgetUnknown();
      var truth = plain(node.getOperator(), left.value(scope), right.value(scope));
      return truth != Truth.UNKNOWN && !scope.readUnknown()
          ? truth
          : told(scope.evaluate(node), asksForNull, scope);
    }

    /** Unknown if the values are not two numbers, texts or truth values. */
    static Truth plain(InfixOperator operator, @Nullable Object left, @Nullable Object right) {
      if (left instanceof BigDecimal one && right instanceof BigDecimal other) {
        return ordered(operator, one.compareTo(other));
      }
      var equal =
          (left instanceof String && right instanceof String)
              || (left instanceof Boolean && right instanceof Boolean);
      return equal && (operator == InfixOperator.EQ || operator == InfixOperator.NE)
          ? Truth.of(Objects.equals(left, right) == (operator == InfixOperator.EQ))
          : Truth.UNKNOWN;
    }

    private static Truth ordered(InfixOperator operator, int order) {
      return switch (operator) {
        case LT -> Truth.of(order < 0);
        case LTE -> Truth.of(order <= 0);
        case GT -> Truth.of(order > 0);
        case GTE -> Truth.of(order >= 0);
        case EQ -> Truth.of(order == 0);
        case NE -> Truth.of(order != 0);
        default -> Truth.UNKNOWN;
      };
    }
  }

  /** Whether a list contains a text; everything else is left to the engine. */
  record Membership(FunctionInvocationNode node, Operand list, Operand element, boolean asksForNull)
      implements Question {
    @Override
    public Truth ask(SituationScope scope) {
      scope.forgetUnknown();
      return list.value(scope) instanceof List<?> values
              && element.value(scope) instanceof String text
              && !scope.readUnknown()
          ? Truth.of(values.contains(text))
          : told(scope.evaluate(node), asksForNull, scope);
    }
  }

  /** Something else that FEEL answers. */
  record Leaf(ASTNode node, boolean asksForNull) implements Question {
    @Override
    public Truth ask(SituationScope scope) {
      scope.forgetUnknown();
      return told(scope.evaluate(node), asksForNull, scope);
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
