package dev.arbiter.rules.feel;

import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.impl.NamedParameter;
import org.kie.dmn.feel.runtime.FEELFunction;
import org.kie.dmn.feel.runtime.functions.BaseFEELFunction;

/** A function of the engine that takes no more than {@link FeelBounds} permits. */
final class BoundedFunction extends BaseFEELFunction {
  private final FEELFunction function;

  BoundedFunction(FEELFunction function) {
    super(function.getName());
    this.function = function;
  }

  @Override
  public @Nullable Object invokeReflectively(EvaluationContext context, Object[] given) {
    for (var parameter : given) {
      FeelBounds.check(parameter instanceof NamedParameter named ? named.getValue() : parameter);
    }
    return function.invokeReflectively(context, given);
  }
}
