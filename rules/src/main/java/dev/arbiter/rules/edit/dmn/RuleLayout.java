package dev.arbiter.rules.edit.dmn;

import dev.arbiter.rules.edit.xml.XmlNode;
import dev.arbiter.rules.edit.xml.XmlSource;
import java.util.List;

/**
 * How a row is written: the prefix of its elements and the blanks between them.
 *
 * @param prefix with its colon, or empty
 * @param beforeText between the tag of a cell and that of its text
 */
record RuleLayout(
    String prefix,
    String beforeRule,
    String beforeEntry,
    String beforeText,
    String afterText,
    String afterEntries) {

  /** As another row is written. */
  static RuleLayout like(XmlSource source, XmlNode rule) {
    var first =
        rule.children().stream()
            .filter(child -> DmnTable.ENTRIES.contains(child.localName()))
            .findFirst();
    var text = first.flatMap(entry -> entry.first("text"));
    return new RuleLayout(
        rule.prefix(),
        source.blanksBefore(rule.start()),
        first.map(entry -> source.blanksBefore(entry.start())).orElse(""),
        text.map(node -> source.blanksBefore(node.start())).orElse(""),
        first
            .filter(entry -> text.isPresent())
            .map(entry -> source.blanksBefore(entry.insideEnd()))
            .orElse(""),
        rule.isOneTag() ? "" : source.blanksBefore(rule.insideEnd()));
  }

  /** As suits the columns of a table that has no rows yet. */
  static RuleLayout below(XmlSource source, XmlNode table, XmlNode column) {
    var before = source.blanksBefore(column.start());
    var outside = source.blanksBefore(table.start());
    var step = before.startsWith(outside) ? before.substring(outside.length()) : "";
    return new RuleLayout(table.prefix(), before, before + step, "", "", before);
  }

  /** A cell with a text that is escaped already. */
  String entry(String name, String text) {
    var tag = prefix + name + ">";
    var textTag = prefix + "text>";
    return beforeEntry
        + ("<" + tag + beforeText + "<" + textTag + text)
        + ("</" + textTag + afterText + "</" + tag);
  }

  /** A row with cells as {@link #entry} writes them. */
  String rule(String id, List<String> entries) {
    return "<%srule id=\"%s\">".formatted(prefix, id)
        + String.join("", entries)
        + "%s</%srule>".formatted(afterEntries, prefix);
  }
}
