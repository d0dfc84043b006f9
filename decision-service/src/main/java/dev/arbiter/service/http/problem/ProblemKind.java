package dev.arbiter.service.http.problem;

import java.util.Arrays;
import java.util.Locale;

/**
 * The closed set of problems.
 *
 * <p>A body that cannot be parsed is {@link #MALFORMED_BODY} (400); one that can be parsed but says
 * something that the resource does not accept is {@link #INVALID} (422).
 */
public enum ProblemKind {
  BAD_REQUEST(400, "The request is not acceptable"),
  MALFORMED_BODY(400, "The body cannot be read"),
  UNAUTHENTICATED(401, "Authentication is required"),
  FORBIDDEN(403, "The caller may not do this"),
  NOT_FOUND(404, "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  NOT_ACCEPTABLE(406, "The answer has no such form"),
  CONFLICT(409, "The request conflicts with the present state"),
  GONE(410, "What was here is gone for good"),
  PRECONDITION_FAILED(412, "The state has changed since it was read"),
  TOO_LARGE(413, "The body is too large"),
  URI_TOO_LONG(414, "The address is too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body has the wrong media type"),
  INVALID(422, "The request is not valid"),
  PRECONDITION_REQUIRED(428, "The request must say which state it changes"),
  TOO_MANY_REQUESTS(429, "There were too many requests"),
  HEADERS_TOO_LARGE(431, "The headers are too large"),
  INTERNAL(500, "The server failed"),
  UNAVAILABLE(503, "The server is not available");

  private final int status;
  private final String title;

  ProblemKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  /** What this kind of problem is called; the same in each occurrence. */
  public String title() {
    return title;
  }

  /** The URI that identifies this kind of problem. */
  public String type() {
    return "urn:arbiter:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The first kind of the status; a general one of its class if there is none. */
  public static ProblemKind of(int status) {
    return Arrays.stream(values())
        .filter(kind -> kind.status == status)
        .findFirst()
        .orElse(isFault(status) ? BAD_REQUEST : INTERNAL);
  }

  /** Whether the status says that the caller is at fault. */
  static boolean isFault(int status) {
    return status >= 400 && status < 500;
  }
}
