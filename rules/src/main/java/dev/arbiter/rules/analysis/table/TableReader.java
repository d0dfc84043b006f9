package dev.arbiter.rules.analysis.table;

import dev.arbiter.rules.feel.Annotations;
import dev.arbiter.rules.feel.XmlElement;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;

/** Reads the decision tables of DMN files, whatever their version; those that are not sound not. */
public final class TableReader {
  private final String file;
  private final DisabledTags disabled;
  private final List<TableSource> tables = new ArrayList<>();

  private TableReader(String file, DisabledTags disabled) {
    this.file = file;
    this.disabled = disabled;
  }

  /** All decision tables of a project with the rows in force, in the order of the files. */
  public static List<TableSource> read(ProjectFiles files) {
    return read(files, DisabledTags.of(files));
  }

  /** The same with all rows but those that carry these tags. */
  public static List<TableSource> read(ProjectFiles files, DisabledTags disabled) {
    var tables = new ArrayList<TableSource>();
    for (var path : files.paths("tables", ".dmn")) {
      tables.addAll(read(path, files.bytes(path).orElseThrow(), disabled));
    }
    for (var path : files.paths("decisions", ".dmn")) {
      tables.addAll(read(path, files.bytes(path).orElseThrow(), DisabledTags.NONE));
    }
    return tables;
  }

  private static List<TableSource> read(String file, byte[] dmn, DisabledTags disabled) {
    var reader = new TableReader(file, disabled);
    try {
      var root = XmlElement.read(dmn);
      reader.walk(root, "", root.all("decision").size() == 1);
    } catch (XMLStreamException malformed) {
      return List.of(); // the compiler tells why
    }
    return reader.tables;
  }

  private void walk(XmlElement element, String decision, boolean only) {
    var names =
        element.name().equals("decision") || element.name().equals("businessKnowledgeModel");
    var name = names ? element.attribute("name", "") : decision;
    if (element.name().equals("decisionTable")) {
      table(element, name, only);
    }
    element.children().forEach(child -> walk(child, name, only));
  }

  private void table(XmlElement table, String name, boolean only) {
    var policy = HitPolicy.of(table.attribute("hitPolicy", "UNIQUE"));
    var inputs = table.all("input").stream().map(TableReader::input).toList();
    var outputs = table.all("output").stream().map(TableReader::output).toList();
    var rules = table.all("rule");
    var even =
        rules.stream()
            .allMatch(
                rule ->
                    rule.all("inputEntry").size() == inputs.size()
                        && rule.all("outputEntry").size() == outputs.size());
    if (policy.isEmpty() || !even) {
      return;
    }
    var annotations = Annotations.of(table);
    var prefix = file + "#" + (only ? "" : name + "/") + "row-";
    tables.add(
        new TableSource(
            file,
            name,
            table.line(),
            policy.get(),
            file.startsWith("tables/"),
            table.attribute("aggregation", ""),
            inputs,
            outputs,
            IntStream.range(0, rules.size())
                .mapToObj(i -> row(rules.get(i), i + 1, prefix, annotations))
                .filter(row -> !disabled.meet(row.tags()))
                .toList()));
  }

  private static TableSource.Input input(XmlElement input) {
    var expression = input.first("inputExpression").orElse(input).content();
    return new TableSource.Input(
        input.attribute("label", expression),
        expression,
        input.first("inputValues").map(XmlElement::content).orElse("-"));
  }

  private static TableSource.Output output(XmlElement output) {
    var values = output.first("outputValues").map(XmlElement::content).orElse("");
    return new TableSource.Output(
        output.attribute("name", ""),
        values.isEmpty() ? List.of() : List.of(values.strip().split("\\s*,\\s*")),
        output.first("defaultOutputEntry").map(XmlElement::content).orElse(""));
  }

  private static TableSource.Row row(
      XmlElement rule, int number, String prefix, Annotations annotations) {
    return new TableSource.Row(
        number,
        rule.line(),
        prefix + number,
        rule.all("inputEntry").stream().map(XmlElement::content).toList(),
        rule.all("outputEntry").stream().map(XmlElement::content).toList(),
        annotations.all(rule),
        annotations.tags(rule));
  }
}
