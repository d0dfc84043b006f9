package dev.arbiter.service.imports;

import dev.arbiter.domain.ArbiterException;
import java.util.List;

/** Thrown for a mapping that cannot be used, with everything that is wrong with it. */
public final class MappingException extends ArbiterException {
  private final transient List<String> problems;

  MappingException(List<String> problems) {
    super("The mapping cannot be used: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence each: where, what was expected, what was found. */
  public List<String> problems() {
    return problems;
  }
}
