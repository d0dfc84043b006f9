package dev.arbiter.service.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.http.problem.Problem;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Answers by a problem where the container, and no resource, has refused or failed. */
public final class ErrorPage extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : ProblemKind.NOT_FOUND.status();
    answer(request, response, ProblemException.ofStatus(status));
  }

  static void answer(
      HttpServletRequest request, HttpServletResponse response, ProblemException problem)
      throws IOException {
    response.setStatus(problem.kind().status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    problem.headers().forEach(response::setHeader);
    try (JsonGenerator json = Json.mapper().createGenerator(response.getOutputStream())) {
      json.writePOJO(problem.problem(Optional.of(RequestId.of(request))));
    }
  }
}
