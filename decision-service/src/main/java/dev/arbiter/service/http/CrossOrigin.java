package dev.arbiter.service.http;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells browsers that pages of the allowed origins may send events (Fetch Standard, CORS protocol);
 * of all else, and to all other origins, it says nothing, which forbids it. Cookies are never
 * allowed: who sends is told by a key.
 */
@PreMatching
@jakarta.ws.rs.ext.Provider
@Dependent
public final class CrossOrigin implements ContainerRequestFilter, ContainerResponseFilter {
  private static final Pattern INTAKE = Pattern.compile("/?segment/(?:v1/)?[a-z]{1,10}");
  private static final String MAX_AGE_SECONDS = "3600";
  private static final int NO_CONTENT = 204;

  private final Provider<AllowedOrigins> origins;

  /**
   * @param origins asked for when the first page sends, for then the server has started
   */
  @Inject
  public CrossOrigin(@Context Provider<AllowedOrigins> origins) {
    this.origins = origins;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getMethod().equals(HttpMethod.OPTIONS)
        && request.getHeaderString("Access-Control-Request-Method") != null
        && origin(request).isPresent()) {
      request.abortWith(
          Response.status(NO_CONTENT)
              .header("Access-Control-Allow-Methods", HttpMethod.POST)
              .header("Access-Control-Allow-Headers", "authorization, content-type")
              .header("Access-Control-Max-Age", MAX_AGE_SECONDS)
              .build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (isIntake(request)) {
      response.getHeaders().add("Vary", "Origin");
      origin(request)
          .ifPresent(
              origin -> response.getHeaders().putSingle("Access-Control-Allow-Origin", origin));
    }
  }

  /** The origin of the page that sends events, if that is allowed. */
  private Optional<String> origin(ContainerRequestContext request) {
    return Optional.ofNullable(request.getHeaderString("Origin"))
        .filter(origin -> isIntake(request))
        .filter(origin -> origins.get().all().contains(origin));
  }

  private static boolean isIntake(ContainerRequestContext request) {
    return INTAKE.matcher(request.getUriInfo().getPath()).matches();
  }
}
