package dev.arbiter.service.http.problem;

import java.io.IOException;

/** Thrown while a body is read: it is too large, damaged, or ends too early. */
public final class BodyException extends IOException {
  private final ProblemKind kind;
  private final String detail;

  /**
   * @param kind either {@link ProblemKind#TOO_LARGE} or {@link ProblemKind#MALFORMED_BODY}
   */
  public BodyException(ProblemKind kind, String detail) {
    super(detail);
    this.kind = kind;
    this.detail = detail;
  }

  public ProblemKind kind() {
    return kind;
  }

  public String detail() {
    return detail;
  }
}
