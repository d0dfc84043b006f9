package dev.arbiter.rules.dmn;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.FilterExpressionNode;
import org.kie.dmn.feel.lang.ast.ForExpressionNode;
import org.kie.dmn.feel.lang.ast.FunctionDefNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.IterationContextNode;
import org.kie.dmn.feel.lang.ast.PathExpressionNode;
import org.kie.dmn.feel.lang.ast.QualifiedNameNode;
import org.kie.dmn.feel.lang.ast.QuantifiedExpressionNode;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.lang.types.BuiltInType;

/**
 * Says whether the allowed values of a type are plain enough. The engine evaluates them out of
 * reach of the {@link Budget} and with its own functions, so they may compare, calculate, and look
 * once at each element of a list, and no more.
 */
final class ConstraintGuard {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "not",
          "count",
          "sum",
          "min",
          "max",
          "mean",
          "abs",
          "floor",
          "ceiling",
          "modulo",
          "odd",
          "even",
          "string length",
          "contains",
          "starts with",
          "ends with",
          "upper case",
          "lower case",
          "substring",
          "substring before",
          "substring after",
          "date",
          "time",
          "date and time",
          "duration",
          "years and months duration",
          "list contains",
          "all",
          "any",
          "number",
          "string",
          "before",
          "after",
          "includes",
          "during");

  private final FEELImpl feel;

  ConstraintGuard(ClassLoader loader) {
    this.feel = (FEELImpl) FEELBuilder.builder().withClassloader(loader).build();
  }

  /** What is not allowed; a text that cannot be parsed is left to the compiler. */
  Optional<String> objection(String tests) {
    var context = feel.newCompilerContext(List.of());
    context.addInputVariableType("?", BuiltInType.UNKNOWN);
    try {
      return objection(feel.processUnaryTests(tests, context).getInterpreted().getASTNode(), 0);
    } catch (RuntimeException unparsable) {
      return Optional.of("cannot be understood");
    }
  }

  private static Optional<String> objection(ASTNode node, int loops) {
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof FunctionInvocationNode call
        && !FUNCTIONS.contains(call.getName().getText())) {
      return Optional.of("the function " + call.getName().getText() + " cannot be used here");
    }
    if (node instanceof ForExpressionNode
        || node instanceof FilterExpressionNode
        || node instanceof FunctionDefNode
        || node instanceof PathExpressionNode
        || node instanceof QualifiedNameNode) {
      return Optional.of("loops, filters, functions and paths cannot be used here");
    }
    if (node instanceof IterationContextNode loop
        && (loops > 1 || loop.getRangeEndExpr() != null)) {
      return Optional.of("expected one look at each element of a list");
    }
    var inside = node instanceof QuantifiedExpressionNode ? loops + 1 : loops;
    return Arrays.stream(Objects.requireNonNullElse(node.getChildrenNode(), new ASTNode[0]))
        .flatMap(child -> objection(child, inside).stream())
        .findFirst();
  }
}
