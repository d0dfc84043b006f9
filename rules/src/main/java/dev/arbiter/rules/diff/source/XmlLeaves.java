package dev.arbiter.rules.diff.source;

import dev.arbiter.rules.feel.XmlElement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/**
 * The texts and attributes of a DMN file by their paths, but for the rows of its tables and how it
 * is drawn.
 */
final class XmlLeaves {
  private static final Set<String> DRAWN = Set.of("DMNDI", "extensionElements");
  private static final Set<String> ROWS = Set.of("rule", "annotation");

  private final Map<String, Leaf> leaves = new LinkedHashMap<>();

  private XmlLeaves() {}

  /** Empty if it cannot be read; the compiler tells why. */
  static Map<String, Leaf> of(byte[] dmn) {
    var found = new XmlLeaves();
    try {
      found.add("", XmlElement.read(dmn));
    } catch (XMLStreamException malformed) {
      return Map.of();
    }
    return found.leaves;
  }

  /** The same without their lines. */
  static Map<String, String> texts(byte[] dmn) {
    var texts = new LinkedHashMap<String, String>();
    of(dmn).forEach((path, leaf) -> texts.put(path, leaf.text()));
    return texts;
  }

  private void add(String path, XmlElement element) {
    for (var attribute : new TreeMap<>(element.attributes()).entrySet()) {
      if (!attribute.getKey().equals("id")) {
        put(join(path, attribute.getKey()), attribute.getValue(), element.line());
      }
    }
    if (element.children().isEmpty() && !element.text().isBlank()) {
      put(path, element.text().strip(), element.line());
    }
    for (var child : element.children()) {
      var isRow = element.name().equals("decisionTable") && ROWS.contains(child.name());
      if (!isRow && !DRAWN.contains(child.name())) {
        add(join(path, name(child)), child);
      }
    }
  }

  private void put(String path, String text, int line) {
    var name = path;
    for (var other = 2; leaves.containsKey(name); other++) {
      name = "%s (%d)".formatted(path, other);
    }
    leaves.put(name, new Leaf(text, line));
  }

  /** What it is called, with what it is. */
  private static String name(XmlElement element) {
    var own = element.attribute("name", element.attribute("label", ""));
    if (element.name().equals("text")) {
      return "";
    }
    return own.isEmpty() ? element.name() : element.name() + " " + own;
  }

  private static String join(String path, String name) {
    return path.isEmpty() || name.isEmpty() ? path + name : path + " / " + name;
  }
}
