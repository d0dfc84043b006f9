package dev.arbiter.rules.edit.dmn;

import dev.arbiter.rules.edit.RowDraft;
import dev.arbiter.rules.edit.TableDraft;
import dev.arbiter.rules.edit.xml.Splices;
import dev.arbiter.rules.edit.xml.XmlNode;
import dev.arbiter.rules.edit.xml.XmlSource;
import java.util.ArrayList;

/** Writes the rows of a table: those that are new, and what is new in others. For one thread. */
final class RuleText {
  private final XmlSource source;
  private final DmnTable table;
  private final TableDraft draft;
  private final int[] widths;
  private int added;

  RuleText(XmlSource source, DmnTable table, TableDraft draft) {
    this.source = source;
    this.table = table;
    this.draft = draft;
    this.widths = table.widths();
  }

  /** How many elements were written that were not there before. */
  int added() {
    return added;
  }

  /** A new row. */
  String fresh(RowDraft row, RuleLayout layout) {
    var entries = new ArrayList<String>();
    for (var i = 0; i < row.cells().size(); i++) {
      entries.add(layout.entry(DmnTable.ENTRIES.get(kind(i)), source.escaped(row.cell(i))));
    }
    added += 1 + 2 * entries.size();
    return layout.rule(row.id(), entries);
  }

  /** A row that was there, with its id and the cells that have other texts now. */
  String edited(RowDraft row) {
    var rule = table.rules().get(row.original());
    var splices = new Splices(source.text());
    id(row, rule, splices);
    var entries = DmnTable.entries(rule, widths);
    var last = new int[] {-1, -1, -1};
    for (var i = 0; i < entries.length; i++) {
      if (draft.isChanged(row, i)) {
        var entry = entries[i];
        if (entry == null) {
          last[kind(i)] = i;
        } else {
          cell(entry, source.escaped(row.cell(i)), splices);
        }
      }
    }
    missing(row, rule, last, splices);
    return splices.applied(rule.start(), rule.end());
  }

  private void id(RowDraft row, XmlNode rule, Splices splices) {
    var own = source.attribute(rule, "id");
    if (own.isEmpty()) {
      splices.insert(rule.start() + 1 + rule.name().length(), " id=\"" + row.id() + "\"");
    } else {
      splices.replace(own.get().start(), own.get().end(), row.id());
    }
  }

  private void cell(XmlNode entry, String text, Splices splices) {
    var old = entry.first("text");
    if (old.isEmpty()) {
      var name = entry.prefix() + "text";
      fill(entry, "<%s>%s</%s>".formatted(name, text, name), splices);
      added++;
    } else if (old.get().isOneTag()) {
      fill(old.get(), text, splices);
    } else {
      splices.replace(old.get().inside(), old.get().insideEnd(), text);
    }
  }

  /** Adds at the end of what is inside of an element. */
  private static void fill(XmlNode node, String inside, Splices splices) {
    if (node.isOneTag()) {
      splices.replace(node.end() - 2, node.end(), ">" + inside + "</" + node.name() + ">");
    } else {
      splices.insert(node.insideEnd(), inside);
    }
  }

  /**
   * Adds cells that a row does not have, with those to their left.
   *
   * @param last the last column of each kind whose cell is missing and written; -1 if none is
   */
  private void missing(RowDraft row, XmlNode rule, int[] last, Splices splices) {
    var layout = RuleLayout.like(source, rule);
    var inOneTag = new StringBuilder();
    for (var kind = 0; kind < last.length; kind++) {
      var added = added(row, rule, kind, last[kind], layout);
      if (rule.isOneTag()) {
        inOneTag.append(added);
      } else if (!added.isEmpty()) {
        splices.insert(endOfEntries(rule, kind), added);
      }
    }
    if (!inOneTag.isEmpty()) {
      fill(rule, inOneTag.toString(), splices);
    }
  }

  private String added(RowDraft row, XmlNode rule, int kind, int last, RuleLayout layout) {
    var text = new StringBuilder();
    var entries = DmnTable.entries(rule, widths);
    for (var i = 0; i <= last; i++) {
      if (kind(i) == kind && entries[i] == null) {
        text.append(layout.entry(DmnTable.ENTRIES.get(kind), source.escaped(row.cell(i))));
        added += 2;
      }
    }
    return text.toString();
  }

  /** Behind the last cell of this kind or those to its left, else behind what describes the row. */
  private static int endOfEntries(XmlNode rule, int kind) {
    var end = rule.inside();
    for (var child : rule.children()) {
      if (DmnTable.ENTRIES.indexOf(child.localName()) <= kind) {
        end = child.end();
      }
    }
    return end;
  }

  private int kind(int column) {
    return column < widths[0] ? 0 : column < widths[0] + widths[1] ? 1 : 2;
  }
}
