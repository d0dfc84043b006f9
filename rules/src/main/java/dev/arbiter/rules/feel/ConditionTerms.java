package dev.arbiter.rules.feel;

import dev.arbiter.rules.feel.ConditionTerm.Both;
import dev.arbiter.rules.feel.ConditionTerm.Either;
import dev.arbiter.rules.feel.ConditionTerm.Not;
import dev.arbiter.rules.feel.ConditionTerm.Other;
import dev.arbiter.rules.feel.ConditionTerm.Test;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BetweenNode;
import org.kie.dmn.feel.lang.ast.BooleanNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.InNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.InfixOperator;
import org.kie.dmn.feel.lang.ast.ListNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.QualifiedNameNode;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.SignedUnaryNode;
import org.kie.dmn.feel.lang.ast.StringNode;
import org.kie.dmn.feel.lang.ast.UndefinedValueNode;

/** Takes conditions apart where a {@link Question} does. */
final class ConditionTerms {
  /** How a comparison is written as a cell. */
  private static final Map<InfixOperator, String> CELLS =
      Map.of(
          InfixOperator.LT, "< %s",
          InfixOperator.LTE, "<= %s",
          InfixOperator.GT, "> %s",
          InfixOperator.GTE, ">= %s",
          InfixOperator.EQ, "%s",
          InfixOperator.NE, "not(%s)");

  /** How it is written with its sides exchanged. */
  private static final Map<InfixOperator, InfixOperator> EXCHANGED =
      Map.of(
          InfixOperator.LT, InfixOperator.GT,
          InfixOperator.LTE, InfixOperator.GTE,
          InfixOperator.GT, InfixOperator.LT,
          InfixOperator.GTE, InfixOperator.LTE,
          InfixOperator.EQ, InfixOperator.EQ,
          InfixOperator.NE, InfixOperator.NE);

  private ConditionTerms() {}

  static ConditionTerm of(ASTNode node) {
    var text = node.getText();
    if (node instanceof InfixOpNode infix && infix.getOperator() == InfixOperator.AND) {
      return new Both(text, of(infix.getLeft()), of(infix.getRight()));
    }
    if (node instanceof InfixOpNode infix && infix.getOperator() == InfixOperator.OR) {
      return new Either(text, of(infix.getLeft()), of(infix.getRight()));
    }
    if (node instanceof FunctionInvocationNode call
        && call.getName().getText().equals("not")
        && call.getParams().getElements().size() == 1) {
      return new Not(text, of(call.getParams().getElements().get(0)));
    }
    return test(node).<ConditionTerm>map(test -> test).orElseGet(() -> new Other(text));
  }

  private static Optional<Test> test(ASTNode node) {
    if (node instanceof InfixOpNode infix && CELLS.containsKey(infix.getOperator())) {
      return compared(infix, infix.getOperator(), infix.getLeft(), infix.getRight())
          .or(() -> exchanged(infix));
    }
    if (node instanceof BetweenNode between) {
      var ends = List.<ASTNode>of(between.getStart(), between.getEnd());
      return ends.stream().allMatch(ConditionTerms::isLiteral)
          ? test(node, between.getValue(), "[" + texts(ends, "..") + "]")
          : Optional.empty();
    }
    return node instanceof InNode in
        ? cell(in.getExprs()).flatMap(cell -> test(node, in.getValue(), cell))
        : Optional.empty();
  }

  private static Optional<Test> exchanged(InfixOpNode infix) {
    return Optional.ofNullable(EXCHANGED.get(infix.getOperator()))
        .flatMap(operator -> compared(infix, operator, infix.getRight(), infix.getLeft()));
  }

  private static Optional<Test> compared(
      ASTNode whole, InfixOperator operator, ASTNode fact, ASTNode literal) {
    var form = CELLS.get(operator);
    return form != null && isLiteral(literal)
        ? test(whole, fact, form.formatted(literal.getText()))
        : Optional.empty();
  }

  private static Optional<Test> test(ASTNode whole, ASTNode fact, String cell) {
    return fact instanceof QualifiedNameNode
        ? Optional.of(new Test(whole.getText(), fact.getText(), cell))
        : Optional.empty();
  }

  /** What follows {@code in}, as a cell. */
  private static Optional<String> cell(ASTNode node) {
    var tests = node instanceof ListNode list ? list.getElements() : List.<ASTNode>of(node);
    return !tests.isEmpty() && tests.stream().allMatch(ConditionTerms::isPlain)
        ? Optional.of(texts(tests, ", "))
        : Optional.empty();
  }

  private static boolean isPlain(ASTNode node) {
    return isLiteral(node)
        || (node instanceof RangeNode range && isEnd(range.getStart()) && isEnd(range.getEnd()));
  }

  private static boolean isEnd(ASTNode node) {
    return isLiteral(node) || node instanceof UndefinedValueNode;
  }

  private static String texts(List<? extends ASTNode> nodes, String between) {
    return nodes.stream().map(ASTNode::getText).collect(Collectors.joining(between));
  }

  private static boolean isLiteral(ASTNode node) {
    return node instanceof NumberNode
        || node instanceof StringNode
        || node instanceof BooleanNode
        || (node instanceof SignedUnaryNode signed && signed.getExpression() instanceof NumberNode);
  }
}
