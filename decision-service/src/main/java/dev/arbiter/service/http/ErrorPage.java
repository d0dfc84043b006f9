package dev.arbiter.service.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.http.problem.Problem;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.http.problem.ProblemMapper;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Answers by a problem where the container, and no resource, has refused or failed; by a plain page
 * where a browser looks for one.
 */
public final class ErrorPage extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <title>Arbiter</title>
      <h1>%d</h1>
      <p>%s. <a href="/ui/">To the start page</a></p>
      </html>
      """;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(request, response, ProblemException.ofStatus(status(request)));
  }

  /** A request that the gateway never saw is one that the container could not even read. */
  private static int status(HttpServletRequest request) {
    if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
      return ProblemKind.NOT_FOUND.status();
    }
    if (status == HttpServletResponse.SC_NOT_IMPLEMENTED) {
      return ProblemKind.METHOD_NOT_ALLOWED.status();
    }
    return request.getAttribute(ProblemMapper.REQUEST_ID) == null && status >= 500
        ? ProblemKind.BAD_REQUEST.status()
        : status;
  }

  static void answer(
      HttpServletRequest request, HttpServletResponse response, ProblemException problem)
      throws IOException {
    Gateway.caution(request, response);
    response.setStatus(problem.kind().status());
    response.setHeader("Cache-Control", "no-store");
    problem.headers().forEach(response::setHeader);
    if (wantsPage(request)) {
      response.setContentType("text/html;charset=UTF-8");
      response.getWriter().write(PAGE.formatted(problem.kind().status(), problem.kind().title()));
      return;
    }
    response.setContentType(Problem.MEDIA_TYPE);
    try (JsonGenerator json = Json.mapper().createGenerator(response.getOutputStream())) {
      json.writePOJO(problem.problem(Optional.of(RequestId.of(request))));
    }
  }

  private static boolean wantsPage(HttpServletRequest request) {
    var asked =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
            ? original
            : request.getRequestURI();
    var accept = request.getHeader("Accept");
    return !asked.startsWith("/api/") && accept != null && accept.contains("text/html");
  }
}
