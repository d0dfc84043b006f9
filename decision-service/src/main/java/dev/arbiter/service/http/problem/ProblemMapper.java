package dev.arbiter.service.http.problem;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Turns every failure of a resource into an answer; nothing else builds error answers. */
@Provider
@Dependent
public final class ProblemMapper implements ExceptionMapper<Throwable> {
  /** The request attribute that holds the id of the request. */
  public static final String REQUEST_ID = "dev.arbiter.requestId";

  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  private final HttpServletRequest request;

  /**
   * @param request stands for the request that the calling thread answers
   */
  @Inject
  public ProblemMapper(@Context HttpServletRequest request) {
    this.request = request;
  }

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof RedirectionException elsewhere) {
      return elsewhere.getResponse();
    }
    var problem = Problems.of(failure);
    var id = Optional.ofNullable((String) request.getAttribute(REQUEST_ID));
    if (problem.kind() == ProblemKind.INTERNAL) {
      LOG.errorf("request %s failed: %s", id.orElse("without id"), Trace.of(failure));
    }
    var response =
        Response.status(problem.kind().status())
            .type(Problem.MEDIA_TYPE)
            .entity(problem.problem(id));
    problem.headers().forEach(response::header);
    return response.build();
  }
}
