package dev.arbiter.rules.cli.report;

import dev.arbiter.rules.Problem;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.analysis.Finding;
import dev.arbiter.rules.analysis.ProjectAnalysis;
import dev.arbiter.rules.analysis.Severity;
import dev.arbiter.rules.project.Gates;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.scenario.Scenarios;
import java.util.List;

/**
 * What there is to say of a rule project without running its scenarios.
 *
 * @param summary what it holds; empty if it cannot be compiled
 * @param problems why it cannot be compiled
 * @param findings none if it cannot be compiled
 */
public record Validation(
    String summary, Gates gates, List<Problem> problems, List<Finding> findings) {

  /** Compiles and analyses a project. */
  public static Validation of(ProjectFiles files) {
    var loader = Validation.class.getClassLoader();
    try (var compiled = new ReleaseCompiler(loader).compile(files, 1)) {
      var release = compiled.release();
      var project = RuleProject.of(files);
      var summary =
          "%s: %d actions, %d segments, %d triggers, %d models, %d scenarios; %s"
              .formatted(
                  project.name(),
                  project.actions().size(),
                  project.segments().size(),
                  project.triggers().size(),
                  project.models().size(),
                  Scenarios.read(files).size(),
                  release.ref().digest());
      return new Validation(
          summary, project.gates(), List.of(), new ProjectAnalysis(loader).findings(project));
    } catch (ProjectException unsound) {
      return new Validation("", Gates.DEFAULT, unsound.problems(), List.of());
    }
  }

  /** How many findings have this weight. */
  public int count(Severity severity) {
    return (int) findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** Whether a release may be made of the project, as far as can be told without scenarios. */
  public boolean passed() {
    return problems.isEmpty()
        && count(Severity.ERROR) == 0
        && count(Severity.WARNING) <= gates.warnings().orElse(Integer.MAX_VALUE);
  }
}
