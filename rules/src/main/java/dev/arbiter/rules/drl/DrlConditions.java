package dev.arbiter.rules.drl;

import dev.arbiter.rules.Problems;
import java.util.List;
import java.util.Set;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.BindingDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.PatternSourceDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Reads the conditions of a rule as the engine's own parser divided them, so that {@link
 * ConditionGuard} sees each expression whole.
 */
final class DrlConditions {
  private static final Set<String> FUNCTIONS =
      Set.of("count", "sum", "average", "min", "max", "collectList", "collectSet");

  private final String file;
  private final RuleDescr rule;
  private final Problems problems;

  DrlConditions(String file, RuleDescr rule, Problems problems) {
    this.file = file;
    this.rule = rule;
    this.problems = problems;
  }

  void check() {
    if (rule.getLhs() != null) {
      check(rule.getLhs());
    }
    if (!rule.getNamedConsequences().isEmpty()) {
      refuse(rule, "expected one consequence");
    }
  }

  private void check(BaseDescr found) {
    if (found instanceof AndDescr all) {
      all.getDescrs().forEach(this::check);
    } else if (found instanceof OrDescr any) {
      any.getDescrs().forEach(this::check);
    } else if (found instanceof NotDescr not) {
      not.getDescrs().forEach(this::check);
    } else if (found instanceof ExistsDescr exists) {
      ((List<?>) exists.getDescrs()).forEach(each -> check((BaseDescr) each));
    } else if (found instanceof ForallDescr all) {
      all.getDescrs().forEach(this::check);
    } else if (found instanceof PatternDescr pattern) {
      check(pattern);
    } else if (found instanceof ExprConstraintDescr expression) {
      expression(found, expression.getExpression());
    } else if (found instanceof BindingDescr binding) {
      expression(found, binding.getExpression());
    } else {
      var kind = found.getClass().getSimpleName().replace("Descr", "");
      refuse(found, "a condition of the kind " + kind + " is not allowed");
    }
  }

  private void check(PatternDescr pattern) {
    pattern.getDescrs().forEach(this::check);
    if (!pattern.getBehaviors().isEmpty() || pattern.isUnification() || pattern.isQuery()) {
      refuse(pattern, "windows, unification and queries are not allowed");
    }
    if (pattern.getSource() != null) {
      check(pattern.getSource());
    }
  }

  private void check(PatternSourceDescr source) {
    if (source instanceof FromDescr from) {
      expression(source, from.getExpression());
    } else if (source instanceof CollectDescr collect) {
      check(collect.getInputPattern());
    } else if (source instanceof AccumulateDescr accumulate && accumulate.isExternalFunction()) {
      check(accumulate.getInput());
      accumulate.getFunctions().stream()
          .filter(call -> !FUNCTIONS.contains(call.getFunction()))
          .forEach(
              call -> refuse(source, "the function " + call.getFunction() + " is not allowed"));
    } else {
      refuse(source, "expected from with a value, collect or accumulate with its functions");
    }
  }

  private void expression(BaseDescr found, String text) {
    ConditionGuard.check(text, message -> refuse(found, message));
  }

  private void refuse(BaseDescr found, String message) {
    var line = found.getLine() > 0 ? found.getLine() : rule.getLine();
    problems.add(file, line, rule.getName(), message);
  }
}
