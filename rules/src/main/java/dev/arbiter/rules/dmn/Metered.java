package dev.arbiter.rules.dmn;

import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.Visitor;

/** An expression that pays for itself from the {@link Budget}; otherwise the same. */
final class Metered extends BaseNode {
  private final BaseNode expression;
  private final boolean call;

  /**
   * @param call whether it may call itself: a whole expression or the body of a function
   */
  Metered(BaseNode expression, boolean call) {
    this.expression = expression;
    this.call = call;
    copyLocationAttributesFrom(expression);
    setText(expression.getText());
  }

  @Override
  public @Nullable Object evaluate(EvaluationContext context) {
    var budget = Budget.current();
    budget.step();
    if (!call) {
      return budget.weighed(expression.evaluate(context));
    }
    budget.enter();
    try {
      return budget.weighed(expression.evaluate(context));
    } finally {
      budget.leave();
    }
  }

  @Override
  public Type getResultType() {
    return expression.getResultType();
  }

  @Override
  public ASTNode[] getChildrenNode() {
    return new ASTNode[] {expression};
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return expression.accept(visitor);
  }
}
