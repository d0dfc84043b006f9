package dev.arbiter.service.events.matching;

import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How and when subjects are compared, over HTTP. */
@Dependent
@Path("/matching")
@Tag(name = "Matching")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MatchingResource {
  private static final int LATEST = 50;

  private final Matching matching;
  private final InstantSource clock;

  @Inject
  public MatchingResource(@Context Matching matching, @Context InstantSource clock) {
    this.matching = matching;
    this.clock = clock;
  }

  /**
   * How subjects are compared.
   *
   * @param declaration with what was left out of it
   * @param lastRun the latest
   * @param nextRunAt when the next one is due by itself; what was missed is done once and at once
   */
  @Schema(name = "Matching")
  public record MatchingView(
      MatchingOrder declaration,
      Instant changedAt,
      String changedBy,
      Optional<Run> lastRun,
      Optional<Instant> nextRunAt) {}

  @GET
  @RolesAllowed({"compliance", "operator"})
  @Operation(summary = "How subjects are compared, the latest run, and when the next one is due")
  public MatchingView find() {
    var declared = matching.declared().orElseThrow(MatchingResource::undeclared);
    var last = matching.runs().latest(1).stream().findFirst();
    return new MatchingView(
        declared.declaration().order(),
        declared.changedAt(),
        declared.changedBy(),
        last,
        declared.schedule().map(one -> one.next(clock.instant(), last.map(Run::askedAt))));
  }

  @PUT
  @RolesAllowed("operator")
  @Operation(
      summary = "Say which traits tell who somebody is, and what is done with subjects alike",
      description =
          "How much each field weighs is estimated from the subjects themselves (Fellegi and Sunter)."
              + " A run under way is cancelled. With `suggest`, what runs joined parts at once; all"
              + " else holds from the next run on. With `every`, a run begins at once and then each"
              + " time so much later; what was missed is done once. What is declared already changes"
              + " nothing.")
  public MatchingView declare(MatchingOrder order, @Context SecurityContext caller) {
    matching.declare(Declaration.of(order), caller.getUserPrincipal().getName());
    return find();
  }

  @POST
  @Path("runs")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed("operator")
  @Operation(summary = "Compare all subjects now; the answer tells where to follow it")
  @APIResponse(
      responseCode = "202",
      description = "It is begun within some seconds",
      content = @Content(schema = @Schema(implementation = Run.class)))
  public Response start(@Context UriInfo uri, @Context SecurityContext caller) {
    if (matching.declared().isEmpty()) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "First say by PUT /api/v1/matching how subjects are compared");
    }
    var run =
        matching
            .runs()
            .ask(caller.getUserPrincipal().getName(), clock.instant())
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemKind.CONFLICT, "Subjects are being compared already"));
    return Response.accepted(run)
        .location(uri.getAbsolutePathBuilder().path(run.id()).build())
        .build();
  }

  @GET
  @Path("runs")
  @RolesAllowed({"compliance", "operator"})
  @Operation(summary = "The latest runs, newest first")
  public List<Run> runs() {
    return matching.runs().latest(LATEST);
  }

  @GET
  @Path("runs/{id}")
  @RolesAllowed({"compliance", "operator"})
  @Operation(summary = "How far a run is, and what came of it")
  public Run run(@PathParam("id") String id) {
    return Optional.of(id)
        .filter(text -> text.indexOf('\0') < 0)
        .flatMap(matching.runs()::find)
        .orElseThrow(MatchingResource::unknown);
  }

  @DELETE
  @Path("runs/{id}")
  @RolesAllowed("operator")
  @Operation(summary = "Cancel a run: nothing that it found is kept")
  public Run cancel(@PathParam("id") String id, @Context SecurityContext caller) {
    var run = run(id);
    if (!matching.runs().cancel(id, caller.getUserPrincipal().getName(), clock.instant())) {
      throw new ProblemException(ProblemKind.CONFLICT, "The run is " + run.state() + " already");
    }
    return run(id);
  }

  private static ProblemException undeclared() {
    return ProblemException.notFound("Nobody said yet how subjects are compared");
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("No run of matching has this id");
  }
}
