package dev.arbiter.rules.analysis;

import dev.arbiter.rules.feel.ConditionTerm;
import dev.arbiter.rules.feel.ConditionTerm.Both;
import dev.arbiter.rules.feel.ConditionTerm.Either;
import dev.arbiter.rules.feel.ConditionTerm.Not;
import dev.arbiter.rules.feel.FeelCells;
import dev.arbiter.rules.feel.FeelConditions;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.project.SourceText;
import java.util.ArrayList;
import java.util.List;

/** Finds conditions, and parts of them, that have one answer whatever is known. */
final class ConditionAnalysis {
  private final RuleProject project;
  private final FeelConditions conditions;
  private final FeelCells cells;
  private final List<Finding> found = new ArrayList<>();
  private double left;

  /**
   * @param bound the most terms that are answered for all conditions together
   */
  ConditionAnalysis(RuleProject project, ClassLoader loader, FeelCells cells, long bound) {
    this.left = bound;
    this.project = project;
    this.conditions =
        new FeelConditions(
            loader,
            project.traits().values(),
            project.models().stream().map(model -> model.spec().id()).toList());
    this.cells = cells;
  }

  List<Finding> findings() {
    for (var segment : project.segments()) {
      look(
          segment.condition(),
          segment.id(),
          (condition, worlds) -> constants(segment.condition(), segment.id(), condition, worlds));
    }
    for (var trigger : project.triggers()) {
      look(
          trigger.condition(),
          trigger.id(),
          (condition, worlds) -> constants(trigger.condition(), trigger.id(), condition, worlds));
    }
    for (var action : project.actions()) {
      action
          .eligibility()
          .ifPresent(
              source ->
                  look(
                      source,
                      action.id(),
                      (condition, worlds) -> eligibility(source, action.id(), condition, worlds)));
    }
    return found;
  }

  private interface Look {
    void at(ConditionTerm condition, Worlds worlds);
  }

  private void look(SourceText source, String place, Look look) {
    conditions
        .term(source)
        .ifPresent(
            condition -> {
              var worlds = Worlds.of(condition, cells);
              if (worlds.effort() > left) {
                add(Check.CONDITION_OPEN, Severity.NOTE, source, place, "has too many cases");
                return;
              }
              left -= worlds.effort();
              worlds.look();
              look.at(condition, worlds);
            });
  }

  private void eligibility(
      SourceText source, String action, ConditionTerm condition, Worlds worlds) {
    if (worlds.isNeverTrue(condition)) {
      add(
          Check.ACTION_UNREACHABLE,
          Severity.ERROR,
          source,
          action,
          "can never be chosen, for its eligibility is never true: " + condition.text());
    } else {
      constants(source, action, condition, worlds);
    }
  }

  /** The largest terms that are never, or always, true. */
  private void constants(SourceText source, String place, ConditionTerm term, Worlds worlds) {
    if (worlds.isNeverTrue(term)) {
      add(Check.CONDITION_NEVER, Severity.WARNING, source, place, "is never true: " + term.text());
    } else if (worlds.isAlwaysTrue(term)) {
      add(
          Check.CONDITION_ALWAYS,
          Severity.WARNING,
          source,
          place,
          "is true whatever is known: " + term.text());
    } else if (term instanceof Both both) {
      constants(source, place, both.left(), worlds);
      constants(source, place, both.right(), worlds);
    } else if (term instanceof Either either) {
      constants(source, place, either.left(), worlds);
      constants(source, place, either.right(), worlds);
    } else if (term instanceof Not not) {
      constants(source, place, not.term(), worlds);
    }
  }

  private void add(
      Check check, Severity severity, SourceText source, String place, String message) {
    found.add(new Finding(check, severity, source.file(), source.line(), place, message));
  }
}
