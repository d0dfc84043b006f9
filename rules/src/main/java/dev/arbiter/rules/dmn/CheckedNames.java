package dev.arbiter.rules.dmn;

import java.time.Duration;
import java.time.chrono.ChronoPeriod;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.PathExpressionNode;
import org.kie.dmn.feel.lang.ast.QualifiedNameNode;
import org.kie.dmn.feel.runtime.FEELFunction;
import org.kie.dmn.feel.runtime.Range;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.feel.util.EvalHelper;
import org.kie.dmn.feel.util.StringEvalHelper;

/**
 * Names and paths that lead to values of FEEL only. The engine reads a name after a dot, or in a
 * filter, as a Java method without arguments if the value is no context: {@code
 * "x".getClass.getClassLoader.close} would be obeyed.
 */
final class CheckedNames {
  private CheckedNames() {}

  /** The value if it is one of FEEL. */
  static @Nullable Object value(@Nullable Object found) {
    return found instanceof Number
            || found instanceof String
            || found instanceof Boolean
            || found instanceof Map
            || found instanceof Collection
            || isTime(found)
            || found instanceof Range
            || found instanceof FEELFunction
            || found instanceof UnaryTest
        ? found
        : null;
  }

  private static boolean isTime(@Nullable Object found) {
    return found instanceof TemporalAccessor
        || found instanceof Duration
        || found instanceof ChronoPeriod;
  }

  /** What the name means for a value; only contexts, times and ranges have parts. */
  private static @Nullable Object part(@Nullable Object whole, String name) {
    return whole instanceof Map || whole instanceof Range || isTime(whole)
        ? value(
            EvalHelper.getDefinedValue(whole, StringEvalHelper.normalizeVariableName(name))
                .getValueResult()
                .getOrElse(null))
        : null;
  }

  private static @Nullable Object parts(@Nullable Object whole, String name) {
    if (whole instanceof Collection<?> list) {
      var parts = new ArrayList<@Nullable Object>(list.size());
      list.forEach(element -> parts.add(part(element, name)));
      return parts;
    }
    return part(whole, name);
  }

  /** A name alone. */
  static final class Name extends NameRefNode {
    Name(NameRefNode name) {
      super(name.getResultType(), name.getText());
      copyLocationAttributesFrom(name);
    }

    @Override
    public @Nullable Object evaluate(EvaluationContext context) {
      return value(super.evaluate(context));
    }
  }

  /** Names with dots. */
  static final class Qualified extends QualifiedNameNode {
    Qualified(QualifiedNameNode name) {
      super(name.getParts(), name.getResultType(), name.getText());
      copyLocationAttributesFrom(name);
    }

    @Override
    public @Nullable Object evaluate(EvaluationContext context) {
      var found = value(getParts().get(0).evaluate(context));
      for (var part : getParts().subList(1, getParts().size())) {
        found = parts(found, part.getText());
      }
      return found;
    }
  }

  /** A name after an expression. */
  static final class Path extends PathExpressionNode {
    Path(BaseNode expression, PathExpressionNode path) {
      super(expression, path.getName(), path.getText());
      copyLocationAttributesFrom(path);
    }

    @Override
    public @Nullable Object evaluate(EvaluationContext context) {
      var found = getExpression().evaluate(context);
      for (var name : names()) {
        found = parts(found, name);
      }
      return found;
    }

    private List<String> names() {
      return getName() instanceof QualifiedNameNode several
          ? several.getParts().stream().map(NameRefNode::getText).toList()
          : List.of(getName().getText());
    }
  }
}
