package dev.arbiter.rules;

import dev.arbiter.domain.action.Action;
import dev.arbiter.domain.action.Catalog;
import dev.arbiter.domain.action.Template;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.rule.RuleException;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.scoring.Model;
import dev.arbiter.domain.scoring.ScorerProvider;
import dev.arbiter.domain.scoring.ScoringException;
import dev.arbiter.domain.segment.Segment;
import dev.arbiter.rules.archive.Manifest;
import dev.arbiter.rules.drl.DrlCompiler;
import dev.arbiter.rules.drl.DrlRules;
import dev.arbiter.rules.feel.FeelConditions;
import dev.arbiter.rules.feel.FeelTables;
import dev.arbiter.rules.project.ActionSource;
import dev.arbiter.rules.project.ModelSource;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.project.SegmentSource;
import dev.arbiter.rules.project.SourceText;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes releases of rule projects: checks them, compiles their conditions, templates, tables and
 * rules, and opens their models. Compiling takes seconds and belongs off the path of requests.
 * Thread-safe.
 */
public final class ReleaseCompiler {
  private final ClassLoader loader;
  private final Map<String, ScorerProvider> providers = new HashMap<>();

  /**
   * @param loader sees this module, the engines and the {@link ScorerProvider}s
   */
  public ReleaseCompiler(ClassLoader loader) {
    this.loader = loader;
    ServiceLoader.load(ScorerProvider.class, loader)
        .forEach(provider -> providers.put(provider.kind(), provider));
  }

  /**
   * Compiles a project.
   *
   * @param number which release of the project it becomes, from 1
   * @throws ProjectException with all that is wrong with the project
   */
  public CompiledRelease compile(ProjectFiles files, long number) {
    var problems = new Problems();
    var project = RuleProject.parse(files, problems);
    problems.throwIfAny();
    var models = models(project, problems);
    var conditions = new FeelConditions(loader, project.traits().values(), models.keySet());
    var catalog = new Catalog(project.slots(), actions(project, conditions, problems));
    var segments = segments(project, conditions, problems);
    var tables = tables(project, models.keySet(), problems);
    var drl = new DrlCompiler(loader, catalog.actions().keySet()).compile(files, problems);
    if (!problems.isEmpty()) {
      drl.ifPresent(DrlRules::close);
      problems.throwIfAny();
    }
    var rules = new AllRules(Stream.concat(tables.stream(), drl.stream()).toList());
    warm(rules, catalog);
    var release =
        new Release(
            new ReleaseRef(project.name(), number, Manifest.of(files).digest()),
            project.channels(),
            project.purposes(),
            project.traits(),
            catalog,
            segments,
            models,
            rules);
    return new CompiledRelease(release, () -> drl.ifPresent(DrlRules::close));
  }

  /** Asks the rules once, so that the first request does not wait for the engine to load. */
  private static void warm(RuleSet rules, Catalog catalog) {
    var nothing = new Situation(Facts.none(), Facts.none(), Instant.EPOCH);
    try {
      rules.judge(nothing, catalog.actions().keySet());
    } catch (RuleException ofNothing) {
      // rules may fail where nothing is known; what they say here is not used
    }
  }

  private List<RuleSet> tables(RuleProject project, Set<String> models, Problems problems) {
    var actions = project.actions().stream().map(ActionSource::id).toList();
    var tables = new FeelTables(loader, project.traits().values(), models, actions);
    return project.files().paths("tables", ".dmn").stream()
        .flatMap(
            path ->
                tables.compile(path, project.files().bytes(path).orElseThrow(), problems).stream())
        .toList();
  }

  private Map<String, Model> models(RuleProject project, Problems problems) {
    var models = new LinkedHashMap<String, Model>();
    project.models().forEach(source -> open(project, source, models, problems));
    return models;
  }

  private void open(
      RuleProject project, ModelSource source, Map<String, Model> models, Problems problems) {
    var spec = source.spec();
    var provider = providers.get(spec.kind());
    if (provider == null) {
      problems.add(
          source.file(),
          0,
          "kind",
          "expected one of %s, found '%s'"
              .formatted(String.join(", ", providers.keySet()), spec.kind()));
      return;
    }
    var artefact = project.files().bytes(source.artefact()).orElseThrow();
    try {
      models.put(spec.id(), new Model(spec, provider.open(spec, artefact)));
    } catch (ScoringException unusable) {
      problems.add(source.artefact(), String.valueOf(unusable.getMessage()));
    }
  }

  private static List<Segment> segments(
      RuleProject project, FeelConditions conditions, Problems problems) {
    return project.segments().stream()
        .map(source -> segment(source, conditions, problems))
        .toList();
  }

  private static Segment segment(
      SegmentSource source, FeelConditions conditions, Problems problems) {
    var own = conditions.compile(source.condition(), Set.of("segments", "scores"), problems);
    var condition = source.within().<Condition>map(o -> new Within(o, own)).orElse(own);
    return new Segment(source.id(), condition, source.core(), source.owner(), source.reviewBy());
  }

  private static Map<String, Action> actions(
      RuleProject project, FeelConditions conditions, Problems problems) {
    var templates = new Templates(project.traits().keySet());
    var actions = new LinkedHashMap<String, Action>();
    for (var source : project.actions()) {
      actions.put(source.id(), action(source, conditions, templates, problems));
    }
    return actions;
  }

  private static Action action(
      ActionSource source, FeelConditions conditions, Templates templates, Problems problems) {
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
        treatments(source.treatments(), templates, problems));
  }

  private static Map<String, Map<String, Template>> treatments(
      Map<String, Map<String, SourceText>> sources, Templates templates, Problems problems) {
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
