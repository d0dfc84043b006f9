package dev.arbiter.rules.feel;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.AtLiteralNode;
import org.kie.dmn.feel.lang.ast.BetweenNode;
import org.kie.dmn.feel.lang.ast.BooleanNode;
import org.kie.dmn.feel.lang.ast.DashNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.InNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.InfixOperator;
import org.kie.dmn.feel.lang.ast.ListNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.NullNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.SignedUnaryNode;
import org.kie.dmn.feel.lang.ast.StringNode;
import org.kie.dmn.feel.lang.ast.UnaryTestListNode;
import org.kie.dmn.feel.lang.ast.UnaryTestNode;
import org.kie.dmn.feel.lang.ast.UndefinedValueNode;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.lang.types.BuiltInType;

/**
 * The constants with which a cell compares its input. Where it does nothing else, its answer can
 * change at these values alone. For one thread.
 */
public final class CellBounds {
  private static final Set<Class<?>> LITERALS =
      Set.of(NumberNode.class, StringNode.class, BooleanNode.class, AtLiteralNode.class);
  private static final Set<Class<?>> COMPARING =
      Set.of(
          UnaryTestListNode.class,
          UnaryTestNode.class,
          RangeNode.class,
          ListNode.class,
          BetweenNode.class,
          InNode.class);
  private static final Set<Class<?>> CONSTANT_FREE =
      Set.of(DashNode.class, NullNode.class, UndefinedValueNode.class);
  private static final Set<InfixOperator> ARITHMETIC =
      Set.of(InfixOperator.ADD, InfixOperator.SUB, InfixOperator.MULT, InfixOperator.DIV);
  private static final Set<String> MAKERS =
      Set.of("date", "time", "date and time", "duration", "years and months duration", "number");

  private final FEELImpl feel;

  /**
   * @param loader sees the engine
   */
  public CellBounds(ClassLoader loader) {
    this.feel = (FEELImpl) FEELBuilder.builder().withClassloader(loader).build();
  }

  /** The bounds of a cell; empty if it does more than to compare with constants. */
  public Optional<List<Object>> of(String cell) {
    var errors = new ArrayList<FEELEvent>();
    var scope = feel.newCompilerContext(List.of(errors::add));
    scope.addInputVariableType("?", BuiltInType.UNKNOWN);
    try {
      var tree = feel.processUnaryTests(cell, scope).getInterpreted().getASTNode();
      return errors.isEmpty()
          ? of(tree, feel.newEvaluationContext(List.of(), Map.of()))
          : Optional.empty();
    } catch (RuntimeException unparsable) {
      return Optional.empty();
    }
  }

  /**
   * @param tree a list of unary tests
   * @param nowhere without any variable
   */
  static Optional<List<Object>> of(ASTNode tree, EvaluationContext nowhere) {
    var found = new Constants(nowhere, new ArrayList<>());
    try {
      return found.compares(tree) ? Optional.of(List.copyOf(found.values)) : Optional.empty();
    } catch (RuntimeException notConstant) {
      return Optional.empty();
    }
  }

  private record Constants(EvaluationContext nowhere, List<Object> values) {
    private boolean compares(ASTNode node) {
      if (isConstant(node)) {
        var value = node.evaluate(nowhere);
        return value != null && values.add(value);
      }
      if (CONSTANT_FREE.contains(node.getClass()) || isInput(node)) {
        return true;
      }
      if (node instanceof FunctionInvocationNode call) {
        return call.getName().getText().equals("not") && compares(call.getParams());
      }
      var known =
          COMPARING.contains(node.getClass())
              || (node instanceof InfixOpNode infix && infix.getOperator().isBoolean());
      return known && children(node).stream().allMatch(this::compares);
    }

    private boolean isConstant(ASTNode node) {
      if (LITERALS.contains(node.getClass())) {
        return true;
      }
      if (node instanceof FunctionInvocationNode call) {
        return MAKERS.contains(call.getName().getText())
            && call.getParams().getElements().stream().allMatch(this::isConstant);
      }
      var computed =
          node instanceof SignedUnaryNode
              || (node instanceof InfixOpNode infix && ARITHMETIC.contains(infix.getOperator()));
      return computed && children(node).stream().allMatch(this::isConstant);
    }

    private static boolean isInput(ASTNode node) {
      return node instanceof NameRefNode name && name.getText().equals("?");
    }

    private static List<ASTNode> children(ASTNode node) {
      return Arrays.stream(node.getChildrenNode()).filter(not(Objects::isNull)).toList();
    }
  }
}
