package dev.arbiter.domain.decision;

import dev.arbiter.domain.ArbiterException;
import java.util.Collection;
import java.util.TreeSet;

/** Thrown when a request names something that the release does not have. */
public final class UnknownNameException extends ArbiterException {
  private final String field;

  /**
   * @param field the field of the request
   * @param known the names that would be accepted
   */
  public UnknownNameException(String field, Collection<String> known) {
    super(field + " must be one of " + String.join(", ", new TreeSet<>(known)));
    this.field = field;
  }

  public String field() {
    return field;
  }
}
