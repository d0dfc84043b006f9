package dev.arbiter.service.backtest;

import dev.arbiter.service.http.body.BodyLimit;
import dev.arbiter.service.http.body.Uploads;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Starts backtests of projects that are no releases yet over HTTP. */
@Dependent
@Path("/projects/{project}/draft/backtest")
@Tag(name = "Backtests")
@Produces(MediaType.APPLICATION_JSON)
public class DraftBacktestResource {
  private static final long MAX_BYTES = 64L << 20;

  private final Backtests backtests;
  private final Uploads uploads;
  private final InstantSource clock;

  @Inject
  public DraftBacktestResource(
      @Context Backtests backtests, @Context Uploads uploads, @Context InstantSource clock) {
    this.backtests = backtests;
    this.uploads = uploads;
    this.clock = clock;
  }

  @POST
  @Consumes("application/zip")
  @BodyLimit(MAX_BYTES)
  @RolesAllowed({"business-author", "rule-developer"})
  @Operation(
      summary =
          "Make logged decisions again by the files of a rule project, without effects, and"
              + " compare; nothing is kept of them")
  @APIResponse(
      responseCode = "202",
      description = "It runs; Location says where to follow it",
      content = @Content(schema = @Schema(implementation = BacktestView.class)))
  public Response start(
      @PathParam("project") String project,
      InputStream zip,
      @BeanParam BacktestResource.Query query,
      @Context UriInfo uri,
      @Context SecurityContext caller)
      throws IOException {
    var mayChangeCode = caller.isUserInRole("rule-developer");
    var order = query.order(project, clock.instant());
    var started =
        uploads.take(
            zip,
            bytes ->
                backtests.start(
                    Optional.empty(),
                    () -> backtests.candidates().draft(project, bytes, mayChangeCode),
                    order,
                    caller.getUserPrincipal().getName()));
    return BacktestResource.started(started, uri);
  }
}
