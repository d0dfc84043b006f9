package dev.arbiter.rules.proof;

import dev.arbiter.domain.action.Action;
import dev.arbiter.domain.action.Catalog;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Truth;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.domain.segment.Segment;
import dev.arbiter.rules.analysis.table.TableReader;
import dev.arbiter.rules.analysis.table.TableSource;
import dev.arbiter.rules.drl.DrlInventory;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.project.SourceText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A release that notes which of its rules speak, and what its conditions answer. */
final class Observed {
  private final Set<String> spoken = ConcurrentHashMap.newKeySet();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final Release release;

  Observed(Release release) {
    var catalog = release.catalog();
    this.release =
        new Release(
            release.ref(),
            release.channels(),
            release.purposes(),
            release.traits(),
            new Catalog(
                catalog.slots(),
                catalog.actions().values().stream()
                    .collect(Collectors.toMap(Action::id, this::observed))),
            release.segments().stream().map(this::observed).toList(),
            release.triggers(),
            release.models(),
            new Rules(release.rules()));
  }

  Release release() {
    return release;
  }

  /** What was reached since this was made. */
  Coverage coverage(RuleProject project) {
    var rows = new ArrayList<Coverage.Place>();
    TableReader.read(project.files()).stream()
        .filter(TableSource::ofActions)
        .forEach(table -> table.rows().forEach(row -> rows.add(row(table, row))));
    var rules = new ArrayList<Coverage.Place>();
    for (var rule : DrlInventory.of(project.files()).rules()) {
      var source = rule.rule().source();
      var place =
          new Coverage.Place(
              rule.file(), rule.line(), name(source), source, spoken.contains(source));
      (rule.line() == 0 ? rows : rules).add(place);
    }
    var outcomes = new ArrayList<Coverage.Place>();
    project.segments().forEach(s -> outcomes(outcomes, "segment " + s.id(), s.condition()));
    project
        .actions()
        .forEach(a -> a.eligibility().ifPresent(c -> outcomes(outcomes, "action " + a.id(), c)));
    return new Coverage(
        new Coverage.Part("rows", rows),
        new Coverage.Part("rules", rules),
        new Coverage.Part("outcomes of conditions", outcomes));
  }

  private Coverage.Place row(TableSource table, TableSource.Row row) {
    var what = "%s, row %d".formatted(table.name(), row.number());
    var reference = row.reference();
    return new Coverage.Place(
        table.file(), row.line(), what, reference, spoken.contains(reference));
  }

  private static String name(String source) {
    return source.substring(source.indexOf('#') + 1);
  }

  private void outcomes(List<Coverage.Place> outcomes, String owner, SourceText condition) {
    for (var outcome : List.of("true", "not true")) {
      var what = "%s is never %s".formatted(condition.path(), outcome);
      var reference = owner + " " + outcome;
      outcomes.add(
          new Coverage.Place(
              condition.file(), condition.line(), what, reference, answered.contains(reference)));
    }
  }

  private Segment observed(Segment segment) {
    return new Segment(
        segment.id(),
        new Answers("segment " + segment.id(), segment.condition()),
        segment.core(),
        segment.owner(),
        segment.reviewBy());
  }

  private Action observed(Action action) {
    return new Action(
        action.id(),
        action.slots(),
        action.purposes(),
        action.period(),
        new Answers("action " + action.id(), action.eligibility()),
        action.selection(),
        action.contactPolicy(),
        action.propensity(),
        action.value(),
        action.weight(),
        action.treatments());
  }

  private final class Answers implements Condition {
    private final String owner;
    private final Condition condition;

    Answers(String owner, Condition condition) {
      this.owner = owner;
      this.condition = condition;
    }

    @Override
    public Truth test(Situation situation) {
      var truth = condition.test(situation);
      answered.add(owner + (truth == Truth.TRUE ? " true" : " not true"));
      return truth;
    }

    @Override
    public String text() {
      return condition.text();
    }
  }

  private final class Rules implements RuleSet {
    private final RuleSet rules;

    Rules(RuleSet rules) {
      this.rules = rules;
    }

    @Override
    public List<Verdict> judge(Situation situation, Collection<String> actions) {
      var verdicts = rules.judge(situation, actions);
      verdicts.forEach(verdict -> spoken.add(verdict.rule().source()));
      return verdicts;
    }
  }
}
