package dev.arbiter.rules.tag;

import dev.arbiter.rules.analysis.table.TableReader;
import dev.arbiter.rules.analysis.table.TableSource;
import dev.arbiter.rules.drl.DrlInventory;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.tag.TaggedRule.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All that can carry tags in a sound rule project, whether it is in force or left out. */
public final class TaggedRules {
  private final DisabledTags disabled;
  private final List<TaggedRule> rules = new ArrayList<>();

  private TaggedRules(DisabledTags disabled) {
    this.disabled = disabled;
  }

  /** By kind, in the order of the files. */
  public static List<TaggedRule> of(ProjectFiles files) {
    var found = new TaggedRules(DisabledTags.of(files));
    found.declared(RuleProject.whole(files));
    TableReader.read(files, DisabledTags.NONE).stream()
        .filter(TableSource::ofActions)
        .forEach(found::rows);
    found.rules(DrlInventory.of(files, DisabledTags.NONE));
    return List.copyOf(found.rules);
  }

  private void declared(RuleProject project) {
    project.actions().forEach(a -> add(Kind.ACTION, a.file(), a.id(), 0, a.tags()));
    project.segments().forEach(s -> add(Kind.SEGMENT, s.condition().file(), s.id(), 0, s.tags()));
    project.models().forEach(m -> add(Kind.MODEL, m.file(), m.spec().id(), 0, m.tags()));
  }

  private void rows(TableSource table) {
    for (var row : table.rows()) {
      var name = row.reason().isEmpty() ? table.name() + ", row " + row.number() : row.reason();
      add(Kind.ROW, row.reference(), name, row.line(), row.tags());
    }
  }

  private void rules(DrlInventory drl) {
    for (var rule : drl.rules()) {
      add(Kind.RULE, rule.rule().source(), rule.rule().name(), rule.line(), rule.tags());
    }
  }

  private void add(Kind kind, String place, String name, int line, Set<String> tags) {
    rules.add(new TaggedRule(kind, place, name, line, tags, !disabled.meet(tags)));
  }
}
