package dev.arbiter.service.backtest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Starts backtests of releases over HTTP. */
@Dependent
@Path("/projects/{project}/releases/{number}/backtest")
@Tag(name = "Backtests")
@Produces(MediaType.APPLICATION_JSON)
public class ReleaseBacktestResource {
  private final Backtests backtests;
  private final InstantSource clock;

  @Inject
  public ReleaseBacktestResource(@Context Backtests backtests, @Context InstantSource clock) {
    this.backtests = backtests;
    this.clock = clock;
  }

  @POST
  @RolesAllowed({"business-author", "rule-developer", "approver"})
  @Operation(summary = "Make logged decisions again by a release, without effects, and compare")
  @APIResponse(
      responseCode = "202",
      description = "It runs; Location says where to follow it",
      content = @Content(schema = @Schema(implementation = BacktestView.class)))
  public Response start(
      @PathParam("project") String project,
      @PathParam("number") long number,
      @BeanParam BacktestResource.Query query,
      @Context UriInfo uri,
      @Context SecurityContext caller) {
    var started =
        backtests.start(
            Optional.of(number),
            () -> backtests.candidates().release(project, number),
            query.order(project, clock.instant()),
            caller.getUserPrincipal().getName());
    return BacktestResource.started(started, uri);
  }
}
