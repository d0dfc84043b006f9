package dev.arbiter.rules.dmn;

import dev.arbiter.rules.feel.FeelText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.core.compiler.DMNCompilerContext;
import org.kie.dmn.core.compiler.DMNFEELHelper;
import org.kie.dmn.core.impl.BaseDMNTypeImpl;
import org.kie.dmn.core.impl.DMNModelImpl;
import org.kie.dmn.core.util.Msg;
import org.kie.dmn.feel.codegen.feel11.ProcessedExpression;
import org.kie.dmn.feel.codegen.feel11.ProcessedFEELUnit.DefaultMode;
import org.kie.dmn.feel.codegen.feel11.ProcessedUnaryTest;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.FEELProfile;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.FEELFunction;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.model.api.DMNElement;

/** Compiles FEEL as the engine does, and puts what it compiled under the {@link Budget}. */
final class MeteredFeel extends DMNFEELHelper {
  private final List<FEELProfile> profiles;
  private final FEELImpl feel;
  private final FeelErrors errors;

  MeteredFeel(
      ClassLoader loader, List<FEELProfile> profiles, DMNModelImpl model, FeelErrors errors) {
    super(loader, profiles, model.getFeelDialect(), model.getDMNVersion());
    this.profiles = List.copyOf(profiles);
    this.feel = (FEELImpl) newFEELInstance();
    this.errors = errors;
  }

  @Override
  public CompiledExpression compileFeelExpression(
      DMNCompilerContext context,
      String expression,
      DMNModelImpl model,
      DMNElement element,
      Msg.Message error,
      Object... parameters) {
    var text = parsable(expression, "null", model, element);
    var compiled = new MeteredExpression(text, scope(context, model, element));
    compiled.meter(model, element);
    return compiled.asCompiledFEELExpression();
  }

  @Override
  public List<UnaryTest> evaluateUnaryTests(
      DMNCompilerContext context,
      String tests,
      DMNModelImpl model,
      DMNElement element,
      Msg.Message error,
      Object... parameters) {
    var text = parsable(tests, "-", model, element);
    var compiled = new MeteredTests(text, scope(context, model, element));
    compiled.meter(model, element);
    return compiled.apply(feel.newEvaluationContext(List.of(), Map.of()));
  }

  /** The engine makes Java functions of this; there are none here. */
  @Override
  public @Nullable FEELFunction evaluateFunctionDef(
      DMNCompilerContext context,
      String expression,
      DMNModelImpl model,
      DMNElement element,
      Msg.Message error,
      Object... parameters) {
    errors.add(model, element, "external functions are not allowed");
    return null;
  }

  private String parsable(String text, String otherwise, DMNModelImpl model, DMNElement element) {
    var objection = FeelText.objection(text);
    objection.ifPresent(told -> errors.add(model, element, "FEEL: " + told));
    return objection.isPresent() ? otherwise : text;
  }

  private CompilerContext scope(
      DMNCompilerContext context, DMNModelImpl model, DMNElement element) {
    Budget.current().look();
    var scope = feel.newCompilerContext(List.of(event -> errors.add(model, element, event)));
    for (Map.Entry<String, DMNType> variable : context.getVariables().entrySet()) {
      scope.addInputVariableType(
          variable.getKey(), ((BaseDMNTypeImpl) variable.getValue()).getFeelType());
    }
    scope.setFEELTypeRegistry(model.getTypeRegistry());
    return scope;
  }

  private BaseNode metered(DMNModelImpl model, DMNElement element, BaseNode tree) {
    var before = errors.all().size();
    try {
      return Metering.of(tree);
    } catch (IllegalArgumentException notAllowed) {
      errors.add(model, element, "FEEL: " + notAllowed.getMessage());
    } catch (NullPointerException incomplete) {
      if (before == 0) {
        errors.add(model, element, "FEEL: cannot be understood");
      }
    }
    return tree;
  }

  private final class MeteredExpression extends ProcessedExpression {
    MeteredExpression(String expression, CompilerContext context) {
      super(expression, context, DefaultMode.Interpreted, profiles);
    }

    void meter(DMNModelImpl model, DMNElement element) {
      ast = metered(model, element, ast);
    }
  }

  private final class MeteredTests extends ProcessedUnaryTest {
    MeteredTests(String tests, CompilerContext context) {
      super(tests, context, profiles);
    }

    void meter(DMNModelImpl model, DMNElement element) {
      ast = metered(model, element, ast);
    }
  }
}
