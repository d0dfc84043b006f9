package dev.arbiter.rules;

import dev.arbiter.domain.ArbiterException;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a rule project is not sound; tells all that is wrong with it. */
public final class ProjectException extends ArbiterException {
  private final transient List<Problem> problems;

  /**
   * @param problems at least one
   */
  public ProjectException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public ProjectException(String file, String message) {
    this(List.of(new Problem(file, 0, "", message)));
  }

  public List<Problem> problems() {
    return problems;
  }
}
