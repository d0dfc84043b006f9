package dev.arbiter.rules.edit.dmn;

import dev.arbiter.rules.edit.Table;
import dev.arbiter.rules.edit.xml.XmlNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision table and where it stands in its file.
 *
 * @param rules the elements of its rows, in their order
 */
record DmnTable(Table table, XmlNode node, List<XmlNode> rules) {
  /** The elements that hold the cells of a row, by the kind of their columns. */
  static final List<String> ENTRIES = List.of("inputEntry", "outputEntry", "annotationEntry");

  /** The elements that are columns. */
  static final List<String> COLUMNS = List.of("input", "output", "annotation");

  /** How many columns there are of each kind. */
  static int[] widths(XmlNode table) {
    var widths = new int[COLUMNS.size()];
    for (var child : table.children()) {
      var kind = COLUMNS.indexOf(child.localName());
      if (kind >= 0) {
        widths[kind]++;
      }
    }
    return widths;
  }

  int[] widths() {
    return widths(node);
  }

  /** The element of each cell of a row; null where the row has none. */
  static @Nullable XmlNode[] entries(XmlNode rule, int[] widths) {
    var entries = new XmlNode[widths[0] + widths[1] + widths[2]];
    var starts = new int[] {0, widths[0], widths[0] + widths[1]};
    var seen = new int[widths.length];
    for (var child : rule.children()) {
      var kind = ENTRIES.indexOf(child.localName());
      if (kind >= 0 && seen[kind] < widths[kind]) {
        entries[starts[kind] + seen[kind]++] = child;
      }
    }
    return entries;
  }
}
