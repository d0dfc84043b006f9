package dev.arbiter.rules.edit.dmn;

import dev.arbiter.rules.edit.Placement;
import dev.arbiter.rules.edit.TableDraft;
import dev.arbiter.rules.edit.xml.Splices;
import dev.arbiter.rules.edit.xml.XmlNode;
import dev.arbiter.rules.edit.xml.XmlSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Says what is to be replaced in the text of a file so that a table is as its draft. Rows that stay
 * where they are hold their place, and others are written below them; comments between rows stay.
 * For one thread.
 */
final class DmnWriter {
  private final XmlSource source;
  private final DmnTable table;
  private final TableDraft draft;
  private final RuleText text;
  private final Map<Integer, RuleLayout> layouts = new HashMap<>();

  DmnWriter(XmlSource source, DmnTable table, TableDraft draft) {
    this.source = source;
    this.table = table;
    this.draft = draft;
    this.text = new RuleText(source, table, draft);
  }

  /** How many elements were written that were not there before. */
  int added() {
    return text.added();
  }

  void write(Splices splices) {
    policy(splices);
    var placement = Placement.of(draft);
    if (!placement.below(Placement.TOP).isEmpty()) {
      splices.insert(top(), written(placement.below(Placement.TOP)));
    }
    for (var i = 0; i < table.rules().size(); i++) {
      var rule = table.rules().get(i);
      var row = placement.staying().get(i);
      if (row == null) {
        splices.replace(start(rule), rule.end(), "");
      } else {
        if (draft.isChanged(row)) {
          splices.replace(rule.start(), rule.end(), text.edited(row));
        }
        if (!placement.below(i).isEmpty()) {
          splices.insert(rule.end(), written(placement.below(i)));
        }
      }
    }
  }

  private String written(List<Placement.Placed> rows) {
    var written = new StringBuilder();
    for (var placed : rows) {
      var layout = layouts.computeIfAbsent(placed.neighbour(), this::layout);
      var row = placed.row();
      written
          .append(layout.beforeRule())
          .append(row.isNew() ? text.fresh(row, layout) : text.edited(row));
    }
    return written.toString();
  }

  private RuleLayout layout(int neighbour) {
    return neighbour == Placement.TOP
        ? RuleLayout.below(source, table.node(), lastColumn())
        : RuleLayout.like(source, table.rules().get(neighbour));
  }

  private void policy(Splices splices) {
    var policy = Objects.requireNonNull(draft.hitPolicy());
    if (policy.equals(table.table().hitPolicy())) {
      return;
    }
    var old = source.attribute(table.node(), "hitPolicy");
    if (old.isPresent()) {
      splices.replace(old.get().start(), old.get().end(), policy);
    } else {
      var behindName = table.node().start() + 1 + table.node().name().length();
      splices.insert(behindName, " hitPolicy=\"" + policy + "\"");
    }
  }

  /** Where rows above all others are written. */
  private int top() {
    return table.rules().isEmpty() ? lastColumn().end() : start(table.rules().get(0));
  }

  /** A table without columns is given no rows. */
  private XmlNode lastColumn() {
    var columns =
        table.node().children().stream()
            .filter(node -> DmnTable.COLUMNS.contains(node.localName()))
            .toList();
    return columns.get(columns.size() - 1);
  }

  /** Where the blanks before a row begin. */
  private int start(XmlNode rule) {
    return rule.start() - source.blanksBefore(rule.start()).length();
  }
}
