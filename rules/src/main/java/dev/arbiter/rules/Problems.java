package dev.arbiter.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong in a rule project, so that all of it is told at once. For one thread. */
public final class Problems {
  private static final int MOST = 200;

  private final List<Problem> found = new ArrayList<>();

  /** Adds a problem; beyond the first 200 they are dropped. */
  public void add(String file, int line, String path, String message) {
    add(new Problem(file, line, path, message));
  }

  /** Adds a problem; beyond the first 200 they are dropped. */
  public void add(Problem problem) {
    if (found.size() < MOST && !found.contains(problem)) {
      found.add(problem);
    }
  }

  /** Adds a problem that belongs to no line. */
  public void add(String file, String message) {
    add(file, 0, "", message);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All problems by file and line. */
  public List<Problem> all() {
    return found.stream()
        .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
        .toList();
  }

  /**
   * Ends a step that needs a sound project.
   *
   * @throws ProjectException if there are any problems
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ProjectException(all());
    }
  }
}
