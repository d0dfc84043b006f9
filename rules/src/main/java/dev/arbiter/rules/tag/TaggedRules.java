package dev.arbiter.rules.tag;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.analysis.table.TableReader;
import dev.arbiter.rules.analysis.table.TableSource;
import dev.arbiter.rules.drl.DrlInventory;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.scenario.Scenarios;
import dev.arbiter.rules.tag.TaggedRule.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * All that can carry tags in a sound rule project, whether it is in force or left out, and what it
 * was read from.
 */
public final class TaggedRules {
  private final DisabledTags disabled;
  private final RuleProject project;
  private final List<TableSource> tables;
  private final DrlInventory drl;
  private final List<TaggedRule> rules = new ArrayList<>();

  private TaggedRules(ProjectFiles files) {
    this.disabled = DisabledTags.of(files);
    this.project = RuleProject.whole(files);
    this.tables =
        TableReader.read(files, DisabledTags.NONE).stream().filter(TableSource::ofActions).toList();
    this.drl = DrlInventory.of(files, DisabledTags.NONE);
  }

  /** By kind, in the order of the files. */
  public static List<TaggedRule> of(ProjectFiles files) {
    return read(files).all();
  }

  static TaggedRules read(ProjectFiles files) {
    var found = new TaggedRules(files);
    found.declared();
    found.tables.forEach(found::rows);
    found.rules();
    Scenarios.all(files, new Problems())
        .forEach(s -> found.add(Kind.SCENARIO, s.file(), s.name(), s.line(), s.tags(), false));
    return found;
  }

  List<TaggedRule> all() {
    return List.copyOf(rules);
  }

  DisabledTags disabled() {
    return disabled;
  }

  /** The project with what is left out. */
  RuleProject project() {
    return project;
  }

  /** The tables of actions with the rows that are left out. */
  List<TableSource> tables() {
    return tables;
  }

  /** The DRL with the rules that are left out. */
  DrlInventory drl() {
    return drl;
  }

  private void declared() {
    project.actions().forEach(a -> add(Kind.ACTION, a.file(), a.id(), 0, a.tags(), false));
    project
        .segments()
        .forEach(s -> add(Kind.SEGMENT, s.condition().file(), s.id(), 0, s.tags(), false));
    project
        .triggers()
        .forEach(t -> add(Kind.TRIGGER, t.condition().file(), t.id(), 0, t.tags(), false));
    project.models().forEach(m -> add(Kind.MODEL, m.file(), m.spec().id(), 0, m.tags(), false));
  }

  private void rows(TableSource table) {
    for (var row : table.rows()) {
      var name = row.reason().isEmpty() ? table.name() + ", row " + row.number() : row.reason();
      var excludes = table.said(row, "verdict").equals("exclude");
      add(Kind.ROW, row.reference(), name, row.line(), row.tags(), excludes);
    }
  }

  private void rules() {
    for (var rule : drl.rules()) {
      var named = rule.rule();
      add(Kind.RULE, named.source(), named.name(), rule.line(), rule.tags(), rule.excludes());
    }
  }

  private void add(
      Kind kind, String place, String name, int line, Set<String> tags, boolean excludes) {
    rules.add(new TaggedRule(kind, place, name, line, tags, excludes, !disabled.meet(tags)));
  }
}
