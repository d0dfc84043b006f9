package dev.arbiter.service.http.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The body of an answer that reports a failure.
 *
 * @param type the URI of the kind of problem
 * @param title the same in each occurrence of the kind
 * @param status the HTTP status
 * @param detail what is wrong this time, in one sentence
 * @param instance the id of the request, by which the occurrence is found in the log
 * @param errors what is wrong in which place of the request; empty if that does not apply
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    Optional<String> instance,
    List<Place> errors) {

  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }

  /**
   * One place of a request and what is wrong there.
   *
   * @param path dotted names from the root of the body, for instance {@code subject.identifiers} or
   *     {@code [2].data.price}; the name of a parameter or header elsewhere
   * @param code the kind of error
   * @param message what was expected
   * @param particulars of it by name, where programs go on with them
   */
  public record Place(
      String path, String code, String message, Optional<Map<String, String>> particulars) {
    public Place(String path, String code, String message) {
      this(path, code, message, Optional.empty());
    }
  }
}
