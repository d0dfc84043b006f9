package dev.arbiter.rules.proof;

import dev.arbiter.domain.release.Release;
import dev.arbiter.rules.Problem;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.analysis.Finding;
import dev.arbiter.rules.analysis.ProjectAnalysis;
import dev.arbiter.rules.analysis.Severity;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.Gates;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.scenario.ScenarioResult;
import dev.arbiter.rules.scenario.ScenarioRunner;
import dev.arbiter.rules.scenario.Scenarios;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a release before it is made: how its scenarios went, what they reach, and what
 * the analysis found. Seeded faults take longer and are asked for apart; see {@link Mutations}.
 *
 * @param gates of the project
 * @param left how many scenarios were not run for want of time
 * @param resting how many were not run because a tag of theirs is disabled
 */
public record Proof(
    Gates gates,
    List<ScenarioResult> results,
    int left,
    int resting,
    Coverage coverage,
    List<Finding> findings) {
  private static final String GATES = "project.yaml";

  /**
   * Runs the scenarios of a project and analyses it; some hundred milliseconds.
   *
   * @param release what was made of the files
   * @param limit when no further scenario is run
   * @throws dev.arbiter.rules.ProjectException if the scenarios cannot be read
   */
  public static Proof of(Release release, ProjectFiles files, Duration limit) {
    var project = RuleProject.of(files);
    var observed = new Observed(release);
    var runner = new ScenarioRunner();
    var all = Scenarios.all(files);
    var scenarios = Scenarios.inForce(all, DisabledTags.of(files));
    var results = new ArrayList<ScenarioResult>();
    var end = System.nanoTime() + limit.toNanos();
    while (results.size() < scenarios.size() && System.nanoTime() < end) {
      results.add(runner.run(observed.release(), scenarios.get(results.size())));
    }
    var findings = new ProjectAnalysis(Proof.class.getClassLoader()).findings(project);
    return new Proof(
        project.gates(),
        results,
        scenarios.size() - results.size(),
        all.size() - scenarios.size(),
        observed.coverage(project),
        findings);
  }

  /** Why no release may be made; empty if it may. */
  public List<Problem> objections() {
    var problems = new Problems();
    if (results.isEmpty() && left == 0) {
      problems.add("scenarios", "expected at least one scenario, found none");
    }
    if (left > 0) {
      problems.add("scenarios", "take too long: %d of them were not run".formatted(left));
    }
    for (var result : results) {
      var scenario = result.scenario();
      for (var difference : result.differences()) {
        problems.add(scenario.file(), scenario.line(), scenario.name(), difference);
      }
    }
    findings.stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .forEach(f -> problems.add(f.file(), f.line(), f.place(), f.message()));
    gates(problems);
    return problems.all();
  }

  /** Why no release may be made, as far as seeded faults tell; empty if it may. */
  public Optional<Problem> objection(MutationScore score) {
    return score.share() < gates.mutation().orElse(0)
        ? Optional.of(
            new Problem(
                GATES,
                0,
                "gates.mutation",
                "expected a mutation score of at least %s, found %.3f"
                    .formatted(gates.mutation().orElse(0), score.share())))
        : Optional.empty();
  }

  private void gates(Problems problems) {
    var warnings = findings.stream().filter(f -> f.severity() == Severity.WARNING).toList();
    if (warnings.size() > gates.warnings().orElse(Integer.MAX_VALUE)) {
      problems.add(
          GATES,
          0,
          "gates.warnings",
          "expected at most %d warnings, found %d"
              .formatted(gates.warnings().orElse(0), warnings.size()));
      warnings.forEach(f -> problems.add(f.file(), f.line(), f.place(), f.message()));
    }
    if (coverage.share() < gates.coverage().orElse(0)) {
      problems.add(
          GATES,
          0,
          "gates.coverage",
          "expected a coverage of at least %s, found %.3f"
              .formatted(gates.coverage().orElse(0), coverage.share()));
    }
  }
}
