package dev.arbiter.rules;

import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.domain.rule.RuleSet;
import dev.arbiter.rules.drl.DrlInventory;
import dev.arbiter.rules.drl.DrlRules;
import dev.arbiter.rules.drl.RuleSwap;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Variants of a release that differ in little, made without compiling the rest again: compiling
 * rules in DRL takes a hundred times as long as everything else. Whoever asks for the variants
 * closes this after the last decision by any of them. For one thread.
 */
public final class Variants implements AutoCloseable {
  private final ReleaseCompiler compiler;
  private final RuleProject project;
  private final Optional<DrlRules> compiled;
  private final RuleSet drl;
  private final RuleSwap swap;
  private final AllRules rules;
  private final Release release;

  /**
   * @throws ProjectException with all that is wrong with the project
   */
  public Variants(ReleaseCompiler compiler, ProjectFiles files) {
    var problems = new Problems();
    this.compiler = compiler;
    this.project = RuleProject.of(files);
    this.compiled = compiler.drl(project, files, problems);
    problems.throwIfAny();
    this.drl = compiled.<RuleSet>map(all -> all).orElse(RuleSet.NONE);
    this.release = compiler.compile(files, drl);
    this.rules = (AllRules) release.rules();
    this.swap = new RuleSwap(DrlInventory.of(files).rules(), drl);
  }

  /** What is made of the files themselves. */
  public Release release() {
    return release;
  }

  /**
   * What is made of other files, the DRL files and spreadsheets among them being the same.
   *
   * @throws ProjectException if they are not sound
   */
  public Release of(ProjectFiles files) {
    return compiler.compile(files, drl);
  }

  /** The release without a rule in DRL. */
  public Release without(RuleRef rule) {
    return with(swap.without(rule));
  }

  /**
   * Uses the release with another rule in place of one in DRL.
   *
   * @param text the imports and the rule
   * @throws ProjectException if the rule is not sound
   */
  public <T> T with(RuleRef rule, String text, Function<Release, T> use) {
    var files = ProjectFiles.of(Map.of("rules/one.drl", text.getBytes(StandardCharsets.UTF_8)));
    var problems = new Problems();
    var other = compiler.drl(project, files, problems);
    problems.throwIfAny();
    try (var one = other.orElseThrow()) {
      return use.apply(with(swap.with(rule, one)));
    }
  }

  private Release with(RuleSet changed) {
    return new Release(
        release.ref(),
        release.channels(),
        release.purposes(),
        release.traits(),
        release.catalog(),
        release.segments(),
        release.triggers(),
        release.models(),
        rules.replaced(drl, changed));
  }

  @Override
  public void close() {
    compiled.ifPresent(DrlRules::close);
  }
}
