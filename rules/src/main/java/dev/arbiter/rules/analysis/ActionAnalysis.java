package dev.arbiter.rules.analysis;

import static java.util.stream.Collectors.joining;

import dev.arbiter.domain.action.Action;
import dev.arbiter.rules.analysis.table.TableSource;
import dev.arbiter.rules.drl.DrlInventory;
import dev.arbiter.rules.project.ActionSource;
import dev.arbiter.rules.project.RuleProject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds actions that can never be chosen, and slots that can show nothing. */
final class ActionAnalysis {
  private final RuleProject project;
  private final Set<String> kept = new HashSet<>();
  private final boolean anyKept;
  private final List<Finding> found = new ArrayList<>();

  /**
   * @param ofTables what was found in the tables
   */
  ActionAnalysis(
      RuleProject project, List<TableSource> tables, DrlInventory drl, List<Finding> ofTables) {
    this.project = project;
    this.anyKept = drl.speaksOfAll();
    var silent = new HashSet<String>();
    ofTables.stream()
        .filter(f -> f.check() == Check.ROW_DEAD || f.check() == Check.ROW_UNREACHABLE)
        .forEach(f -> silent.add(f.file() + f.place()));
    for (var table : tables) {
      table.rows().stream()
          .filter(row -> table.said(row, "verdict").equals("keep"))
          .filter(row -> !silent.contains(place(table, row)))
          .forEach(row -> kept.add(table.said(row, "action")));
    }
    drl.words().forEach(word -> kept.add(word.text()));
  }

  private static String place(TableSource table, TableSource.Row row) {
    return table.file() + "%s, row %d".formatted(table.name(), row.number());
  }

  List<Finding> findings() {
    project.actions().forEach(this::check);
    for (var slot : project.slots().values()) {
      if (project.actions().stream().noneMatch(action -> action.slots().contains(slot.id()))) {
        found.add(
            new Finding(
                Check.SLOT_EMPTY,
                Severity.WARNING,
                "project.yaml",
                0,
                "slots, " + slot.id(),
                "no action can be shown here"));
      }
    }
    return found;
  }

  private void check(ActionSource action) {
    var mute = new TreeSet<String>();
    project.slots().values().stream()
        .filter(slot -> action.slots().contains(slot.id()))
        .filter(slot -> slot.channels().stream().noneMatch(action.treatments()::containsKey))
        .forEach(slot -> mute.add(slot.id()));
    if (mute.size() == action.slots().size()) {
      unreachable(action, "it has no treatment for any channel of its slots");
    } else if (!mute.isEmpty()) {
      add(
          Check.ACTION_WITHOUT_FORM,
          Severity.WARNING,
          action,
          "has no treatment for any channel of the slot " + mute.stream().collect(joining(", ")));
    }
    if (action.selection() == Action.Selection.BY_RULE && !anyKept && !kept.contains(action.id())) {
      unreachable(action, "it needs a rule that keeps it and there is none that can");
    }
    var start = action.period().start();
    var end = action.period().end();
    if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
      unreachable(action, "its period ends before it starts");
    }
  }

  private void unreachable(ActionSource action, String because) {
    add(Check.ACTION_UNREACHABLE, Severity.ERROR, action, "can never be chosen, for " + because);
  }

  private void add(Check check, Severity severity, ActionSource action, String message) {
    found.add(
        new Finding(check, severity, "actions/" + action.id() + ".yaml", 0, action.id(), message));
  }
}
