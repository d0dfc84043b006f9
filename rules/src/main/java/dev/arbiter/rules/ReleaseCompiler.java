package dev.arbiter.rules;

import dev.arbiter.domain.action.Catalog;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.rule.RuleException;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.rules.archive.Manifest;
import dev.arbiter.rules.dmn.DmnCompiler;
import dev.arbiter.rules.dmn.DmnFolder;
import dev.arbiter.rules.drl.DrlCompiler;
import dev.arbiter.rules.drl.DrlRules;
import dev.arbiter.rules.feel.FeelConditions;
import dev.arbiter.rules.feel.FeelTables;
import dev.arbiter.rules.project.ActionSource;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.tag.TagCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes releases of rule projects: checks them, compiles their conditions, templates, tables and
 * rules, and opens their models. Compiling takes seconds and belongs off the path of requests.
 * Thread-safe.
 */
public final class ReleaseCompiler {
  /** How long one DMN model may take. */
  private static final Duration MODEL_TIME = Duration.ofMinutes(1);

  private final ClassLoader loader;
  private final ModelOpener models;
  private final DmnCompiler decisions;

  /**
   * @param loader sees this module, the engines and the {@link
   *     dev.arbiter.domain.scoring.ScorerProvider}s
   */
  public ReleaseCompiler(ClassLoader loader) {
    this.loader = loader;
    this.models = new ModelOpener(loader);
    this.decisions = new DmnCompiler(loader, MODEL_TIME);
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
    TagCheck.check(project, problems);
    problems.throwIfAny();
    return inLoader(() -> compile(project, number, problems));
  }

  /**
   * Compiles all of a project but its rules in DRL and its models.
   *
   * @param drl speaks in their place
   * @throws ProjectException with all that is wrong with the project
   */
  Release compile(ProjectFiles files, RuleSet drl) {
    var problems = new Problems();
    var project = RuleProject.parse(files, problems);
    problems.throwIfAny();
    return inLoader(
        () -> release(project, 1, tables(project, problems), Optional.of(drl), problems));
  }

  /** Compiles the rules in DRL alone; empty if there are none, or if problems were added. */
  Optional<DrlRules> drl(RuleProject project, ProjectFiles files, Problems problems) {
    var actions = project.actions().stream().map(ActionSource::id).toList();
    return inLoader(
        () -> new DrlCompiler(loader, actions, project.budget()).compile(files, problems));
  }

  private <T> T inLoader(Supplier<T> work) {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader); // the engines look for their parts there
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private CompiledRelease compile(RuleProject project, long number, Problems problems) {
    var services = DmnFolder.compile(project.files(), decisions, problems);
    var tables = tables(project, problems);
    var drl = drl(project, project.files(), problems);
    try {
      var ruleSets = RuleSetFiles.of(project.files(), tables, drl, problems);
      var release = release(project, number, tables, drl.map(rules -> rules), problems);
      return new CompiledRelease(
          release, project.events(), services, ruleSets, () -> drl.ifPresent(DrlRules::close));
    } catch (RuntimeException | Error unsound) {
      drl.ifPresent(DrlRules::close);
      throw unsound;
    }
  }

  private Release release(
      RuleProject project,
      long number,
      Map<String, RuleSet> tables,
      Optional<RuleSet> drl,
      Problems problems) {
    var opened = models.open(project, problems);
    var conditions = new FeelConditions(loader, project.traits().values(), opened.keySet());
    var texts = new TextCompiler(project, conditions, problems);
    var catalog = new Catalog(project.slots(), texts.actions());
    texts.among();
    var segments = texts.segments();
    var triggers = texts.triggers();
    problems.throwIfAny();
    var rules = new AllRules(Stream.concat(tables.values().stream(), drl.stream()).toList());
    warm(rules, catalog);
    return new Release(
        new ReleaseRef(project.name(), number, Manifest.of(project.files()).digest()),
        project.channels(),
        project.purposes(),
        project.traits(),
        catalog,
        segments,
        triggers,
        opened,
        rules);
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

  /** The decision tables by their files, in the order of these. */
  private Map<String, RuleSet> tables(RuleProject project, Problems problems) {
    var modelIds = project.models().stream().map(model -> model.spec().id()).toList();
    var actions = project.actions().stream().map(ActionSource::id).toList();
    var files = project.files();
    var disabled = DisabledTags.of(files);
    var compiler = new FeelTables(loader, project.traits().values(), modelIds, actions, disabled);
    var tables = new LinkedHashMap<String, RuleSet>();
    for (var path : files.paths("tables", ".dmn")) {
      var bytes = files.bytes(path).orElseThrow();
      tables.put(path, new AllRules(compiler.compile(path, bytes, problems)));
    }
    return tables;
  }
}
