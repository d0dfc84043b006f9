package dev.arbiter.service.http;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.arbiter.service.http.problem.ProblemMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** The id by which a request is found in answer and log; the caller's own if it is a sane one. */
final class RequestId {
  static final String HEADER = "X-Request-Id";

  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestId() {}

  /** The id of the request; given to it at the first call. */
  static String of(HttpServletRequest request) {
    if (request.getAttribute(ProblemMapper.REQUEST_ID) instanceof String known) {
      return known;
    }
    var id =
        Optional.ofNullable(request.getHeader(HEADER))
            .filter(given -> SANE.matcher(given).matches())
            .orElseGet(() -> UlidCreator.getMonotonicUlid().toString());
    request.setAttribute(ProblemMapper.REQUEST_ID, id);
    return id;
  }
}
