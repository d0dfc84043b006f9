package dev.arbiter.rules.feel;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.RuleException;
import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.rules.Problems;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.StringNode;

/** The outputs of a decision table, from which verdicts are made. */
final class VerdictColumns {
  private static final Set<String> VERDICTS = Set.of("keep", "exclude", "adjust");

  private final String file;
  private final List<String> names;
  private final Collection<String> actions;
  private final Problems problems;

  VerdictColumns(
      String file,
      String decision,
      XmlElement table,
      Collection<String> actions,
      Problems problems) {
    this.file = file;
    this.names = table.all("output").stream().map(output -> output.attribute("name", "")).toList();
    this.actions = actions;
    this.problems = problems;
    if (!names.contains("action") || !names.contains("verdict")) {
      problems.add(
          file,
          table.line(),
          decision,
          "expected the outputs 'action' and 'verdict', found " + String.join(", ", names));
    }
  }

  int size() {
    return names.size();
  }

  /** The action of which a row speaks; a problem if the row does not name one. */
  String action(List<XmlElement> cells, List<ASTNode> trees, String path) {
    var action = literal(trees, "action");
    if (!actions.contains(action)) {
      problem(
          cells,
          "action",
          path,
          "expected the id of an action in quotes, one of "
              + String.join(", ", new TreeSet<>(actions)));
    }
    var verdict = literal(trees, "verdict");
    if (!VERDICTS.contains(verdict)) {
      problem(cells, "verdict", path, "expected \"keep\", \"exclude\" or \"adjust\"");
    }
    if (verdict.equals("adjust") && !names.contains("factor")) {
      problem(cells, "verdict", path, "expected an output 'factor' beside the verdict \"adjust\"");
    }
    if (cell(trees, "factor").filter(VerdictColumns::isNotPositive).isPresent()) {
      problem(cells, "factor", path, "expected a positive number");
    }
    return action;
  }

  /** What a row says; nothing if its factor is unknown. */
  Function<SituationScope, Optional<Verdict>> verdict(RuleRef rule, List<ASTNode> trees) {
    var action = literal(trees, "action");
    return switch (literal(trees, "verdict")) {
      case "exclude" -> constant(new Verdict.Exclude(action, rule));
      case "adjust" -> {
        var factor = cell(trees, "factor");
        yield scope -> factor.flatMap(tree -> adjust(action, rule, tree, scope));
      }
      default -> keep(action, rule, trees);
    };
  }

  private static Optional<Verdict> adjust(
      String action, RuleRef rule, ASTNode tree, SituationScope scope) {
    if (!(scope.evaluate(tree) instanceof BigDecimal factor)) {
      return Optional.empty();
    }
    if (factor.signum() <= 0) {
      throw new RuleException(rule.source() + ": the factor must be positive");
    }
    return Optional.of(new Verdict.Adjust(action, rule, factor.doubleValue()));
  }

  private Function<SituationScope, Optional<Verdict>> keep(
      String action, RuleRef rule, List<ASTNode> trees) {
    var parameters = new HashMap<String, ASTNode>();
    for (var i = 0; i < Math.min(names.size(), trees.size()); i++) {
      if (!Set.of("action", "verdict", "factor").contains(names.get(i))) {
        parameters.put(names.get(i), trees.get(i));
      }
    }
    if (parameters.isEmpty()) {
      return constant(new Verdict.Keep(action, rule, Facts.none()));
    }
    return scope -> {
      var values = new HashMap<String, Object>();
      parameters.forEach(
          (name, tree) -> {
            var value = FeelValues.fact(scope.evaluate(tree));
            if (value != null) {
              values.put(name, value);
            }
          });
      return Optional.of(new Verdict.Keep(action, rule, Facts.of(values)));
    };
  }

  private static Function<SituationScope, Optional<Verdict>> constant(Verdict verdict) {
    var always = Optional.of(verdict);
    return scope -> always;
  }

  private static boolean isNotPositive(ASTNode tree) {
    return tree instanceof NumberNode number && number.getValue().signum() <= 0;
  }

  private String literal(List<ASTNode> trees, String column) {
    return cell(trees, column)
        .filter(StringNode.class::isInstance)
        .map(tree -> ((StringNode) tree).getValue())
        .orElse("");
  }

  private Optional<ASTNode> cell(List<ASTNode> trees, String column) {
    var index = names.indexOf(column);
    return index < 0 || index >= trees.size() ? Optional.empty() : Optional.of(trees.get(index));
  }

  private void problem(List<XmlElement> cells, String column, String path, String message) {
    var index = Math.max(0, names.indexOf(column));
    problems.add(file, cells.get(index).line(), path + ", " + column, message);
  }
}
