package dev.arbiter.rules.dmn;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kie.dmn.feel.lang.ast.AtLiteralNode;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.BetweenNode;
import org.kie.dmn.feel.lang.ast.BooleanNode;
import org.kie.dmn.feel.lang.ast.ContextEntryNode;
import org.kie.dmn.feel.lang.ast.ContextNode;
import org.kie.dmn.feel.lang.ast.DashNode;
import org.kie.dmn.feel.lang.ast.DescendantExpressionNode;
import org.kie.dmn.feel.lang.ast.FilterExpressionNode;
import org.kie.dmn.feel.lang.ast.ForExpressionNode;
import org.kie.dmn.feel.lang.ast.FunctionDefNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.IfExpressionNode;
import org.kie.dmn.feel.lang.ast.InNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.InstanceOfNode;
import org.kie.dmn.feel.lang.ast.IterationContextNode;
import org.kie.dmn.feel.lang.ast.ListNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.NamedParameterNode;
import org.kie.dmn.feel.lang.ast.NullNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.PathExpressionNode;
import org.kie.dmn.feel.lang.ast.QualifiedNameNode;
import org.kie.dmn.feel.lang.ast.QuantifiedExpressionNode;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.SignedUnaryNode;
import org.kie.dmn.feel.lang.ast.StringNode;
import org.kie.dmn.feel.lang.ast.TemporalConstantNode;
import org.kie.dmn.feel.lang.ast.TypeNode;
import org.kie.dmn.feel.lang.ast.UnaryTestListNode;
import org.kie.dmn.feel.lang.ast.UnaryTestNode;
import org.kie.dmn.feel.lang.ast.UndefinedValueNode;

/**
 * Puts an expression and all its parts under the {@link Budget} and behind {@link CheckedNames}. A
 * node of a kind that is not known here is refused, so that a newer engine cannot open a gap.
 */
final class Metering {
  private static final List<Class<? extends BaseNode>> LITERALS =
      List.of(
          NumberNode.class,
          StringNode.class,
          BooleanNode.class,
          NullNode.class,
          DashNode.class,
          AtLiteralNode.class,
          TemporalConstantNode.class,
          UndefinedValueNode.class);

  private Metering() {}

  /**
   * A whole expression.
   *
   * @throws IllegalArgumentException if it has a part that is not allowed, which the message names
   */
  static BaseNode of(BaseNode expression) {
    var inside = inside(expression);
    return inside instanceof FunctionDefNode
            || inside instanceof UnaryTestListNode
            || isLiteral(inside)
        ? inside
        : new Metered(inside, true);
  }

  private static BaseNode part(BaseNode node) {
    var inside = inside(node);
    return isLiteral(inside) || inside instanceof NameRefNode || inside instanceof FunctionDefNode
        ? inside
        : new Metered(inside, false);
  }

  /** What is done in each turn of a loop is paid for even if it is a name or a literal. */
  private static Metered turn(BaseNode node) {
    return new Metered(inside(node), false);
  }

  private static boolean isLiteral(BaseNode node) {
    return LITERALS.stream().anyMatch(literal -> literal.isInstance(node));
  }

  private static BaseNode inside(BaseNode node) {
    if (isLiteral(node)) {
      return node;
    }
    if (node instanceof NameRefNode name) {
      return new CheckedNames.Name(name);
    }
    if (node instanceof QualifiedNameNode name) {
      return new CheckedNames.Qualified(name);
    }
    if (node instanceof PathExpressionNode path) {
      return new CheckedNames.Path(part(path.getExpression()), path);
    }
    if (node instanceof SignedUnaryNode signed) {
      return new SignedUnaryNode(signed.getSign(), part(signed.getExpression()), signed.getText())
          .copyLocationAttributesFrom(signed);
    }
    return structure(node) || logic(node) || test(node) ? node : loop(node);
  }

  private static boolean structure(BaseNode node) {
    if (node instanceof ListNode list) {
      list.setElements(parts(list.getElements()));
    } else if (node instanceof ContextNode context) {
      context.getEntries().forEach(Metering::entry);
    } else if (node instanceof RangeNode range) {
      range.setStart(part(range.getStart()));
      range.setEnd(part(range.getEnd()));
    } else if (node instanceof NamedParameterNode parameter) {
      parameter.setExpression(part(parameter.getExpression()));
    } else if (node instanceof FunctionInvocationNode call) {
      invocation(call);
    } else if (node instanceof DescendantExpressionNode descendant) {
      inside(descendant.getExpression()); // the engine wants to see the context itself
    } else {
      return false;
    }
    return true;
  }

  private static void entry(ContextEntryNode entry) {
    entry.setValue(part(entry.getValue()));
  }

  /** What is called by name must stay a name; what is computed is metered. */
  private static void invocation(FunctionInvocationNode call) {
    var name = call.getName();
    if (name instanceof PathExpressionNode path) {
      path.setExpression(part(path.getExpression()));
    } else if (!(name instanceof NameRefNode) && !(name instanceof QualifiedNameNode)) {
      call.setName(part(name));
    }
    call.getParams()
        .setElements(
            call.getParams().getElements().stream()
                .map(each -> each instanceof NamedParameterNode ? inside(each) : part(each))
                .collect(Collectors.toList()));
  }

  private static boolean logic(BaseNode node) {
    if (node instanceof InfixOpNode infix) {
      infix.setLeft(part(infix.getLeft()));
      infix.setRight(part(infix.getRight()));
    } else if (node instanceof IfExpressionNode choice) {
      choice.setCondition(part(choice.getCondition()));
      choice.setThenExpression(part(choice.getThenExpression()));
      choice.setElseExpression(part(choice.getElseExpression()));
    } else if (node instanceof BetweenNode between) {
      between.setValue(part(between.getValue()));
      between.setStart(part(between.getStart()));
      between.setEnd(part(between.getEnd()));
    } else if (node instanceof InstanceOfNode instance) {
      instance.setExpression(part(instance.getExpression()));
    } else {
      return node instanceof TypeNode;
    }
    return true;
  }

  private static boolean test(BaseNode node) {
    if (node instanceof InNode in) {
      in.setValue(part(in.getValue()));
      in.setExprs(part(in.getExprs()));
    } else if (node instanceof UnaryTestListNode tests) {
      tests.getElements().stream().filter(Objects::nonNull).forEach(Metering::inside);
    } else if (node instanceof UnaryTestNode test) {
      test.setValue(part(test.getValue()));
    } else {
      return false;
    }
    return true;
  }

  private static BaseNode loop(BaseNode node) {
    if (node instanceof ForExpressionNode loop) {
      return new MeteredFor(
          loop, iterations(loop.getIterationContexts()), turn(loop.getExpression()));
    }
    if (node instanceof QuantifiedExpressionNode quantified) {
      return nested(quantified, iterations(quantified.getIterationContexts()));
    }
    if (node instanceof FilterExpressionNode filter) {
      filter.setExpression(part(filter.getExpression()));
      filter.setFilter(turn(filter.getFilter()));
    } else if (node instanceof FunctionDefNode function && !function.isExternal()) {
      function.setBody(new Metered(inside(function.getBody()), true));
    } else {
      throw new IllegalArgumentException(
          node instanceof FunctionDefNode
              ? "external functions are not allowed"
              : "this form of expression is not known");
    }
    return node;
  }

  private static List<IterationContextNode> iterations(List<IterationContextNode> loops) {
    return loops.stream()
        .map(
            loop ->
                new IterationContextNode(
                    loop.getName(),
                    turn(loop.getExpression()),
                    loop.getRangeEndExpr() == null ? null : part(loop.getRangeEndExpr()),
                    loop.getText()))
        .collect(Collectors.toList());
  }

  /** One loop in another, so that every turn of each is paid for. */
  private static BaseNode nested(
      QuantifiedExpressionNode quantified, List<IterationContextNode> loops) {
    var body = turn(quantified.getExpression());
    for (var i = loops.size() - 1; i >= 0; i--) {
      var loop =
          new QuantifiedExpressionNode(
              quantified.getQuantifier(), List.of(loops.get(i)), body, quantified.getText());
      loop.copyLocationAttributesFrom(quantified);
      body = new Metered(loop, false);
    }
    return body;
  }

  private static List<BaseNode> parts(List<BaseNode> nodes) {
    return nodes.stream().map(Metering::part).collect(Collectors.toList());
  }
}
