package dev.arbiter.rules.edit.dmn;

import dev.arbiter.rules.edit.Column;
import dev.arbiter.rules.edit.Column.Kind;
import dev.arbiter.rules.edit.xml.XmlNode;
import dev.arbiter.rules.edit.xml.XmlSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a decision table. For one table. */
final class DmnColumns {
  private final XmlSource source;
  private final Types types;
  private final String decision;
  private final Set<String> ids = new HashSet<>();

  /**
   * @param decision what the only output is called if it has no name
   */
  DmnColumns(XmlSource source, Types types, String decision) {
    this.source = source;
    this.types = types;
    this.decision = decision;
  }

  List<Column> of(XmlNode table) {
    var columns = new ArrayList<Column>();
    for (var kind : Kind.values()) {
      var nodes = table.all(kind.name().toLowerCase(Locale.ROOT));
      var own = nodes.stream().map(this::id).toList();
      for (var i = 0; i < nodes.size(); i++) {
        var number = i + 1;
        var id = own.get(i).orElseGet(() -> numbered(kind, number));
        columns.add(kind == Kind.INPUT ? input(id, nodes.get(i)) : named(id, kind, nodes.get(i)));
      }
    }
    return columns;
  }

  private Column input(String id, XmlNode node) {
    var expression = node.first("inputExpression").orElse(node);
    var text = expression.element().content();
    var label = node.element().attribute("label", "").strip();
    var type = expression.element().attributes().get("typeRef");
    return new Column(
        id,
        Kind.INPUT,
        label.isEmpty() ? text : label,
        text,
        type,
        values(node, "inputValues", type));
  }

  private Column named(String id, Kind kind, XmlNode node) {
    var label = node.element().attribute("label", kind == Kind.OUTPUT ? decision : "");
    var name = node.element().attribute("name", label).strip();
    var type = node.element().attributes().get("typeRef");
    return new Column(id, kind, name, null, type, values(node, "outputValues", type));
  }

  private List<String> values(XmlNode node, String element, @Nullable String type) {
    return node.first(element)
        .map(values -> FeelLiterals.of(values.element().content()))
        .orElseGet(() -> type == null ? List.of() : types.allowed(type));
  }

  private Optional<String> id(XmlNode node) {
    return source
        .attribute(node, "id")
        .map(span -> source.text().substring(span.start(), span.end()))
        .filter(id -> !id.isBlank() && id.indexOf('&') < 0 && ids.add(id));
  }

  private String numbered(Kind kind, int number) {
    var id = kind.name().toLowerCase(Locale.ROOT) + "-" + number;
    while (!ids.add(id)) {
      id = "_" + id;
    }
    return id;
  }
}
