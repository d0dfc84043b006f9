package dev.arbiter.service.releases;

import dev.arbiter.rules.ProjectException;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.util.function.Supplier;

/** Tells all that is wrong with a project, each at its place. */
final class ProjectProblems {
  private ProjectProblems() {}

  /** What the work returns. */
  static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (ProjectException refused) {
      var problems = refused.problems();
      var problem =
          new ProblemException(
              ProblemKind.INVALID,
              "The project is not sound: %d problems; nothing was kept".formatted(problems.size()));
      for (var one : problems) {
        var place = one.line() > 0 ? one.file() + ":" + one.line() : one.file();
        var message = one.path().isEmpty() ? one.message() : one.path() + ": " + one.message();
        problem = problem.at(place, "not-sound", message);
      }
      throw problem;
    }
  }
}
