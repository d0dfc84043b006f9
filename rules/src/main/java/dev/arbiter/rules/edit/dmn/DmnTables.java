package dev.arbiter.rules.edit.dmn;

import dev.arbiter.rules.edit.Row;
import dev.arbiter.rules.edit.RowHash;
import dev.arbiter.rules.edit.Table;
import dev.arbiter.rules.edit.xml.XmlNode;
import dev.arbiter.rules.edit.xml.XmlSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the decision tables of a document and gives ids to what has none of its own: to a table
 * after its decision, to a column by its number, to a row by the hash of its text (SHA-256), so
 * that it keeps its id until it is edited. Of two that have the same id, it is that of the first.
 */
final class DmnTables {
  private final XmlSource source;
  private final Types types;
  private final List<XmlNode> found = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> given = new HashSet<>();
  private final List<DmnTable> tables = new ArrayList<>();
  private int elements;

  private DmnTables(XmlSource source) {
    this.source = source;
    this.types = Types.of(source.root());
  }

  static DmnTables of(XmlSource source) {
    var tables = new DmnTables(source);
    tables.find(source.root(), "", true);
    tables.read();
    return tables;
  }

  List<DmnTable> all() {
    return tables;
  }

  /** All ids of the document and those given here. */
  Set<String> ids() {
    return ids;
  }

  /** How many elements the document has. */
  int elements() {
    return elements;
  }

  private void find(XmlNode node, String decision, boolean seen) {
    elements++;
    var id = node.element().attributes().get("id");
    if (id != null) {
      ids.add(id);
    }
    var isTable = seen && node.localName().equals("decisionTable");
    if (isTable) {
      found.add(node);
      names.add(decision);
    }
    var name = node.element().attribute("name", decision);
    var goOn = seen && !isTable && !node.localName().equals("extensionElements");
    node.children().forEach(child -> find(child, name, goOn));
  }

  private void read() {
    var tableIds = new ArrayList<Optional<String>>();
    found.forEach(node -> tableIds.add(own(node)));
    var hash = new RowHash(ids);
    for (var i = 0; i < found.size(); i++) {
      var name = names.get(i);
      var id = tableIds.get(i).orElseGet(() -> named(name));
      tables.add(table(found.get(i), id, name, hash));
    }
    ids.addAll(given);
  }

  private DmnTable table(XmlNode node, String id, String name, RowHash hash) {
    var widths = DmnTable.widths(node);
    var rules = node.all("rule");
    var rows = rules.stream().map(rule -> row(rule, widths, hash)).toList();
    var policy = source.attribute(node, "hitPolicy").map(this::value).orElse("UNIQUE");
    var aggregation = source.attribute(node, "aggregation").map(this::value).orElse(null);
    var columns = new DmnColumns(source, types, name).of(node);
    return new DmnTable(new Table(id, name, policy, aggregation, columns, rows), node, rules);
  }

  private Row row(XmlNode rule, int[] widths, RowHash hash) {
    var cells =
        Arrays.stream(DmnTable.entries(rule, widths))
            .map(entry -> entry == null ? "" : entry.element().content())
            .toList();
    var id = own(rule).orElseGet(() -> hash.id(source.text(rule)));
    given.add(id);
    return new Row(id, cells);
  }

  /** The id that an element has, if nothing before has the same. */
  private Optional<String> own(XmlNode node) {
    return source
        .attribute(node, "id")
        .map(this::value)
        .filter(id -> !id.isBlank() && id.indexOf('&') < 0 && given.add(id));
  }

  private String value(XmlSource.Span span) {
    return source.text().substring(span.start(), span.end());
  }

  private String named(String decision) {
    var name = decision.replaceAll("[^A-Za-z0-9_.-]", "_");
    var id = name.matches("[A-Za-z_].*") ? name : "_" + name;
    var other = id;
    for (var i = 2; !given.add(other); i++) {
      other = id + "-" + i;
    }
    return other;
  }
}
