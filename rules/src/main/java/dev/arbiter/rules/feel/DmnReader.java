package dev.arbiter.rules.feel;

import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.project.DisabledTags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.NullNode;

/**
 * Reads the decision tables of a DMN file. A table has the outputs {@code action} (the id of an
 * action in quotes), {@code verdict} ({@code "keep"}, {@code "exclude"} or {@code "adjust"}) and,
 * for the latter, {@code factor}; every other output is a parameter of the treatment. The first
 * annotation of a row, else its description, is what people read as the reason. Inputs read the
 * situation; a cell does not match what is unknown unless it is a dash or asks for null.
 */
final class DmnReader {
  private static final Set<String> REFUSED =
      Set.of("import", "functionDefinition", "encapsulatedLogic", "businessKnowledgeModel");
  private static final int MAX_CELL = 4_000;

  private final FeelCompiler compiler;
  private final Collection<String> actions;
  private final String file;
  private final DisabledTags disabled;
  private final Problems problems;
  private final Map<String, TableCell> cells = new HashMap<>();

  DmnReader(
      FeelCompiler compiler,
      Collection<String> actions,
      DisabledTags disabled,
      String file,
      Problems problems) {
    this.compiler = compiler;
    this.actions = actions;
    this.disabled = disabled;
    this.file = file;
    this.problems = problems;
  }

  List<FeelTable> read(XmlElement root) {
    root.walk(this::refuse);
    var decisions = root.all("decision");
    if (decisions.isEmpty()) {
      problems.add(file, "expected at least one decision, found none");
    }
    var tables = new ArrayList<FeelTable>();
    for (var decision : decisions) {
      var name = decision.attribute("name", "");
      decision
          .first("decisionTable")
          .ifPresentOrElse(
              table -> tables.add(table(name, table, decisions.size() == 1)),
              () -> problem(decision, name, "expected a decision table, found other logic"));
    }
    return tables;
  }

  private void refuse(XmlElement element) {
    if (REFUSED.contains(element.name())) {
      problem(element, element.name(), "is not allowed in the business tier");
    }
    if (element.content().length() > MAX_CELL) {
      problem(element, element.name(), "expected at most " + MAX_CELL + " characters");
    }
  }

  private FeelTable table(String name, XmlElement table, boolean only) {
    var policy = FeelTable.HitPolicy.of(table.attribute("hitPolicy", "UNIQUE"));
    if (policy.isEmpty() || table.attributes().containsKey("aggregation")) {
      problem(table, name, "expected the hit policy UNIQUE, FIRST, RULE ORDER or COLLECT alone");
    }
    var inputs =
        table.all("input").stream()
            .map(input -> input.first("inputExpression").orElse(input))
            .map(input -> expression(input, name + ", input", input.content()))
            .map(FeelTable.Input::of)
            .toList();
    var columns = new VerdictColumns(file, name, table, actions, problems);
    var rules = table.all("rule");
    var annotations = Annotations.of(table);
    var prefix = file + "#" + (only ? "" : name + "/") + "row-";
    rules.forEach(
        rule ->
            DisabledTags.objection(annotations.tags(rule))
                .ifPresent(wrong -> problem(rule, DisabledTags.FIELD, wrong)));
    var rows =
        IntStream.range(0, rules.size())
            .filter(i -> !disabled.meet(annotations.tags(rules.get(i))))
            .mapToObj(
                i ->
                    row(
                        rules.get(i),
                        columns,
                        inputs.size(),
                        name,
                        new RuleRef(
                            name(annotations, rules.get(i), name + ", row " + (i + 1)),
                            prefix + (i + 1)),
                        i + 1))
            .toList();
    return new FeelTable(
        file + "#" + name, policy.orElse(FeelTable.HitPolicy.UNIQUE), inputs, rows);
  }

  private TableRow row(
      XmlElement rule,
      VerdictColumns columns,
      int inputs,
      String table,
      RuleRef reference,
      int number) {
    var path = table + ", row " + number;
    var tests = rule.all("inputEntry");
    var outputs = rule.all("outputEntry");
    if (tests.size() != inputs || outputs.size() != columns.size()) {
      problem(rule, path, "expected as many cells as the table has columns");
      return new TableRow(number, List.of(), "", scope -> Optional.empty());
    }
    var cells = tests.stream().map(cell -> cell(cell, path)).toList();
    var trees = outputs.stream().map(cell -> expression(cell, path, cell.content())).toList();
    return new TableRow(
        number, cells, columns.action(outputs, trees, path), columns.verdict(reference, trees));
  }

  private static String name(Annotations annotations, XmlElement rule, String otherwise) {
    return annotations
        .reason(rule)
        .or(() -> rule.first("description").map(XmlElement::content).filter(t -> !t.isEmpty()))
        .orElse(rule.attribute("label", otherwise));
  }

  /** Cells of the same text are the same. */
  private TableCell cell(XmlElement cell, String path) {
    var known = cells.get(cell.content());
    if (known != null) {
      return known;
    }
    var errors = new ArrayList<String>();
    var tests = compiler.cell(cell.content(), errors);
    errors.forEach(error -> problem(cell, path, "FEEL: " + error));
    tests.ifPresent(sound -> cells.put(cell.content(), sound));
    return tests.orElse(TableCell.ANY);
  }

  private ASTNode expression(XmlElement element, String path, String text) {
    var errors = new ArrayList<String>();
    var tree = compiler.expression(text, Set.of(), errors);
    errors.forEach(error -> problem(element, path, "FEEL: " + error));
    return tree.orElseGet(() -> new NullNode("null"));
  }

  private void problem(XmlElement element, String path, String message) {
    problems.add(file, element.line(), path, message);
  }
}
