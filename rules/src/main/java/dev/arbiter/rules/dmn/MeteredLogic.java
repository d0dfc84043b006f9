package dev.arbiter.rules.dmn;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.core.api.DMNExpressionEvaluator;
import org.kie.dmn.core.ast.DMNBaseNode;
import org.kie.dmn.core.compiler.DMNCompilerConfigurationImpl;
import org.kie.dmn.core.compiler.DMNCompilerContext;
import org.kie.dmn.core.compiler.DMNCompilerImpl;
import org.kie.dmn.core.compiler.DMNDecisionLogicCompiler;
import org.kie.dmn.core.compiler.DMNDecisionLogicCompilerFactory;
import org.kie.dmn.core.compiler.DMNEvaluatorCompiler;
import org.kie.dmn.core.compiler.DMNFEELHelper;
import org.kie.dmn.core.impl.DMNModelImpl;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.Expression;

/**
 * Compiles the logic of decisions as the engine does, but all FEEL by {@link MeteredFeel}, and with
 * an index of large decision tables.
 */
final class MeteredLogic extends DMNEvaluatorCompiler {
  private final FeelErrors errors;

  private MeteredLogic(DMNCompilerImpl compiler, FeelErrors errors) {
    super(compiler);
    this.errors = errors;
  }

  @Override
  public @Nullable DMNExpressionEvaluator compileExpression(
      DMNCompilerContext context,
      DMNModelImpl model,
      DMNBaseNode node,
      String name,
      @Nullable Expression expression) {
    var metered =
        context instanceof MeteredScope
            ? context
            : new MeteredScope(
                context,
                new MeteredFeel(
                    getRootClassLoader(), getDmnCompilerConfig().getFeelProfiles(), model, errors));
    return super.compileExpression(metered, model, node, name, expression);
  }

  @Override
  protected @Nullable DMNExpressionEvaluator compileDecisionTable(
      DMNCompilerContext context,
      DMNModelImpl model,
      DMNBaseNode node,
      String name,
      DecisionTable table) {
    var compiled = super.compileDecisionTable(context, model, node, name, table);
    return compiled == null
        ? null
        : IndexedTables.index(compiled, node, table, getRootClassLoader());
  }

  /** Makes the compiler of each model. */
  static final class Factory implements DMNDecisionLogicCompilerFactory {
    private final FeelErrors errors;

    Factory(FeelErrors errors) {
      this.errors = errors;
    }

    @Override
    public DMNDecisionLogicCompiler newDMNDecisionLogicCompiler(
        DMNCompilerImpl compiler, DMNCompilerConfigurationImpl configuration) {
      return new MeteredLogic(compiler, errors);
    }
  }

  /** The names of another scope, with another helper. */
  private static final class MeteredScope extends DMNCompilerContext {
    private final DMNCompilerContext names;

    MeteredScope(DMNCompilerContext names, DMNFEELHelper helper) {
      super(helper);
      this.names = names;
      setRelativeResolver(names.getRelativeResolver());
    }

    @Override
    public void enterFrame() {
      names.enterFrame();
    }

    @Override
    public void exitFrame() {
      names.exitFrame();
    }

    @Override
    public DMNType resolve(String name) {
      return names.resolve(name);
    }

    @Override
    public void setVariable(String name, DMNType type) {
      names.setVariable(name, type);
    }

    @Override
    public Map<String, DMNType> getVariables() {
      return names.getVariables();
    }
  }
}
