package dev.arbiter.rules;

import dev.arbiter.domain.action.Action;
import dev.arbiter.domain.action.Template;
import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.segment.Segment;
import dev.arbiter.domain.trigger.Trigger;
import dev.arbiter.rules.feel.FeelConditions;
import dev.arbiter.rules.project.ActionSource;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.project.SegmentSource;
import dev.arbiter.rules.project.SourceText;
import dev.arbiter.rules.project.TriggerSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes segments and actions of a project by compiling their conditions and templates. */
final class TextCompiler {
  private final RuleProject project;
  private final FeelConditions conditions;
  private final Templates templates;
  private final Problems problems;

  TextCompiler(RuleProject project, FeelConditions conditions, Problems problems) {
    this.project = project;
    this.conditions = conditions;
    this.templates = new Templates(project.traits().keySet());
    this.problems = problems;
  }

  /** Compiles who is ranked in tiers, which nothing in a release asks for. */
  void among() {
    project
        .among()
        .values()
        .forEach(
            text -> conditions.compile(text, Set.of("segments", "scores", "context"), problems));
  }

  List<Segment> segments() {
    return project.segments().stream().map(this::segment).toList();
  }

  private Segment segment(SegmentSource source) {
    var own = conditions.compile(source.condition(), Set.of("segments", "scores"), problems);
    var condition = source.within().<Condition>map(o -> new Within(o, own)).orElse(own);
    return new Segment(source.id(), condition, source.core(), source.owner(), source.reviewBy());
  }

  List<Trigger> triggers() {
    return project.triggers().stream().map(this::trigger).toList();
  }

  private Trigger trigger(TriggerSource source) {
    return new Trigger(
        source.id(),
        conditions.compile(source.condition(), Set.of("context", "scores"), problems),
        source.request(),
        source.outlet(),
        source.lateness(),
        source.again());
  }

  /** The actions by id. */
  Map<String, Action> actions() {
    var actions = new LinkedHashMap<String, Action>();
    project.actions().forEach(source -> actions.put(source.id(), action(source)));
    return actions;
  }

  private Action action(ActionSource source) {
    return new Action(
        source.id(),
        source.slots(),
        source.purposes(),
        source.period(),
        source
            .eligibility()
            .map(text -> conditions.compile(text, Set.of(), problems))
            .orElse(Condition.ALWAYS),
        source.selection(),
        source.contactPolicy(),
        source.propensity(),
        source.value(),
        source.weight(),
        treatments(source.treatments()));
  }

  private Map<String, Map<String, Template>> treatments(
      Map<String, Map<String, SourceText>> sources) {
    var treatments = new LinkedHashMap<String, Map<String, Template>>();
    sources.forEach(
        (channel, texts) -> {
          var compiled = new LinkedHashMap<String, Template>();
          texts.forEach((name, text) -> compiled.put(name, templates.compile(text, problems)));
          treatments.put(channel, Map.copyOf(compiled));
        });
    return treatments;
  }
}
