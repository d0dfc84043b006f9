package dev.arbiter.service.http.problem;

import dev.arbiter.domain.ArbiterException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown where a request has to be answered by a problem; its message is the detail. */
public final class ProblemException extends ArbiterException {
  private final ProblemKind kind;
  private final transient List<Problem.Place> errors;
  private final transient Map<String, String> headers;

  /**
   * @param detail one sentence for the caller, without personal data
   */
  public ProblemException(ProblemKind kind, String detail) {
    this(kind, detail, List.of(), Map.of());
  }

  private ProblemException(
      ProblemKind kind, String detail, List<Problem.Place> errors, Map<String, String> headers) {
    super(detail);
    this.kind = kind;
    this.errors = List.copyOf(errors);
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** Says that there is no such thing. */
  public static ProblemException notFound(String detail) {
    return new ProblemException(ProblemKind.NOT_FOUND, detail);
  }

  /** Says that one place of the request is not acceptable. */
  public static ProblemException invalid(String path, String code, String message) {
    return new ProblemException(ProblemKind.INVALID, message).at(path, code, message);
  }

  /** Lets what was given pass, and says that it is required if it was not. */
  public static <T> T required(String path, @Nullable T given) {
    if (given == null) {
      throw invalid(path, "required-missing", path + " is required");
    }
    return given;
  }

  /** Says no more than a status does. */
  public static ProblemException ofStatus(int status) {
    var kind = ProblemKind.of(status);
    return new ProblemException(kind, Problems.detail(kind));
  }

  /** Says that the server cannot answer now, and when to try again. */
  public static ProblemException unavailable(String detail, int retryAfterSeconds) {
    return new ProblemException(ProblemKind.UNAVAILABLE, detail)
        .header("Retry-After", Integer.toString(retryAfterSeconds));
  }

  /** This problem with one more place. */
  public ProblemException at(String path, String code, String message) {
    return at(new Problem.Place(path, code, message));
  }

  /** The same, with particulars by name, of which programs make use. */
  public ProblemException at(
      String path, String code, String message, Map<String, String> particulars) {
    return at(new Problem.Place(path, code, message, Optional.of(Map.copyOf(particulars))));
  }

  private ProblemException at(Problem.Place place) {
    var more = new ArrayList<>(errors);
    more.add(place);
    return new ProblemException(kind, getMessage(), more, headers);
  }

  /** This problem with a header of the answer. */
  public ProblemException header(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ProblemException(kind, getMessage(), errors, more);
  }

  public ProblemKind kind() {
    return kind;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** The body of the answer to the request of this id. */
  public Problem problem(Optional<String> requestId) {
    return new Problem(
        kind.type(),
        kind.title(),
        kind.status(),
        getMessage(),
        requestId.map(id -> "urn:arbiter:request:" + id),
        errors);
  }
}
