package dev.arbiter.rules.drl.bytecode;

import dev.arbiter.rules.drl.ConditionGuard;
import java.util.Set;
import java.util.function.Consumer;
import org.drools.base.rule.Accumulate;
import org.drools.base.rule.Collect;
import org.drools.base.rule.Forall;
import org.drools.base.rule.From;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.accessor.ReadAccessor;
import org.drools.base.rule.constraint.Constraint;
import org.drools.core.base.accumulators.JavaAccumulatorFunctionExecutor;
import org.drools.mvel.MVELConstraint;
import org.drools.mvel.accessors.ClassFieldReader;
import org.drools.mvel.dataproviders.MVELDataProvider;
import org.drools.mvel.extractors.MVELClassFieldReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the conditions of a compiled rule. They are not compiled to bytecode but interpreted, by
 * reflection, so their expressions must keep to the names of {@link ConditionGuard}; kinds of
 * conditions that are not known here are refused.
 */
final class CompiledConditions {
  private static final Set<String> READERS =
      Set.of(
          "org.drools.base.rule.accessor.PatternExtractor",
          "org.drools.base.base.extractors.ArrayElementReader",
          "org.drools.base.base.extractors.SelfReferenceClassFieldReader");

  private final Consumer<String> refusal;

  CompiledConditions(Consumer<String> refusal) {
    this.refusal = refusal;
  }

  void check(Object element) {
    if (element instanceof GroupElement group) {
      group.getChildren().forEach(this::check);
    } else if (element instanceof Pattern pattern) {
      check(pattern);
    } else if (element instanceof Accumulate accumulate) {
      check(accumulate);
    } else if (element instanceof Forall forall) {
      check(forall.getBasePattern());
      forall.getRemainingPatterns().forEach(this::check);
    } else if (element instanceof Collect collect) {
      check(collect.getSourcePattern());
    } else if (!(element instanceof From from)
        || from.getDataProvider().getClass() != MVELDataProvider.class) {
      refusal.accept("the condition " + element.getClass().getSimpleName() + " is not allowed");
    }
  }

  private void check(Pattern pattern) {
    pattern.getConstraints().forEach(this::check);
    pattern.getDeclarations().values().forEach(found -> check(found.getExtractor()));
    if (!pattern.getBehaviors().isEmpty()) {
      refusal.accept("windows over time are not allowed");
    }
    if (pattern.getSource() != null) {
      check((Object) pattern.getSource());
    }
  }

  private void check(Constraint constraint) {
    if (constraint instanceof MVELConstraint condition) {
      expression(condition.getExpression());
      check(condition.getFieldExtractor());
    } else {
      refusal.accept("the condition " + constraint + " is not allowed");
    }
  }

  private void check(@Nullable ReadAccessor reader) {
    if (reader instanceof MVELClassFieldReader computed) {
      expression(computed.getExpression());
    } else if (reader instanceof ClassFieldReader field) {
      expression(field.getFieldName());
    } else if (reader != null && !READERS.contains(reader.getClass().getName())) {
      refusal.accept("reading by " + reader.getClass().getSimpleName() + " is not allowed");
    }
  }

  private void check(Accumulate accumulate) {
    check((Object) accumulate.getSource());
    for (var function : accumulate.getAccumulators()) {
      if (function.getClass() != JavaAccumulatorFunctionExecutor.class) {
        refusal.accept("code within accumulate is not allowed");
      }
    }
  }

  private void expression(String text) {
    ConditionGuard.check(text, refusal);
  }
}
