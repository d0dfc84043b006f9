package dev.arbiter.rules.dmn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.exceptions.EndpointOfForIterationDifferentTypeException;
import org.kie.dmn.feel.exceptions.EndpointOfForIterationNotValidTypeException;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.ForExpressionNode;
import org.kie.dmn.feel.lang.ast.IterationContextNode;
import org.kie.dmn.feel.lang.ast.forexpressioniterators.ForIterationUtils;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.runtime.Range;

/**
 * A loop. The engine's own leaves a frame of names behind at every turn, so that after some
 * thousand turns a name outside the loop can only be found by overflowing the stack, and takes one
 * away too many when there is no turn at all.
 */
final class MeteredFor extends BaseNode {
  private final List<IterationContextNode> loops;
  private final BaseNode body;

  MeteredFor(ForExpressionNode loop, List<IterationContextNode> loops, BaseNode body) {
    this.loops = List.copyOf(loops);
    this.body = body;
    copyLocationAttributesFrom(loop);
    setText(loop.getText());
  }

  @Override
  public @Nullable Object evaluate(EvaluationContext context) {
    var results = new ArrayList<@Nullable Object>();
    context.enterFrame();
    try {
      context.setValue("partial", results);
      return turn(0, context, results) ? results : null;
    } catch (EndpointOfForIterationNotValidTypeException
        | EndpointOfForIterationDifferentTypeException reported) {
      return null;
    } finally {
      context.exitFrame();
    }
  }

  /** Whether all lists were there. */
  private boolean turn(int level, EvaluationContext context, List<@Nullable Object> results) {
    var name = loops.get(level).evaluateName(context);
    var complete = new boolean[] {true};
    Consumer<@Nullable Object> each =
        value -> {
          context.enterFrame();
          try {
            context.setValue(name, value);
            if (level + 1 < loops.size()) {
              complete[0] &= turn(level + 1, context, results);
            } else {
              results.add(body.evaluate(context));
            }
          } finally {
            context.exitFrame();
          }
        };
    return iterate(loops.get(level), name, context, each) && complete[0];
  }

  private static boolean iterate(
      IterationContextNode loop,
      String name,
      EvaluationContext context,
      Consumer<@Nullable Object> each) {
    var start = loop.evaluate(context);
    var end = loop.evaluateRangeEnd(context);
    if (end == null && start instanceof Iterable<?> list) {
      list.forEach(each);
    } else if (end == null && !(start instanceof Range)) {
      if (start == null) {
        return false;
      }
      each.accept(start);
    } else {
      var range =
          end == null && start instanceof Range whole
              ? ForIterationUtils.getForIteration(context, name, whole.getStart(), whole.getEnd())
              : ForIterationUtils.getForIteration(context, name, start, end);
      while (range.hasNextValue()) {
        each.accept(range.getNextValue());
      }
    }
    return true;
  }

  @Override
  public Type getResultType() {
    return BuiltInType.LIST;
  }

  @Override
  public ASTNode[] getChildrenNode() {
    var children = new ArrayList<ASTNode>(loops);
    children.add(body);
    return children.toArray(ASTNode[]::new);
  }
}
