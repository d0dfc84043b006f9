package dev.arbiter.service.decisions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.service.http.Page;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.http.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Decisions over HTTP. */
@Dependent
@Path("/decisions")
@Tag(name = "Decisions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DecisionResource {
  private static final List<String> KINDS =
      List.of(LogEntry.ACTIONS, LogEntry.FAILED, LogEntry.SHADOW, "model", "rule-set");

  private final Decisions decisions;

  @Inject
  public DecisionResource(@Context Decisions decisions) {
    this.decisions = decisions;
  }

  @POST
  @RolesAllowed("channel")
  @Operation(summary = "Decide what to do for a subject in a slot, now")
  @RequestBody(ref = "Decide")
  @APIResponse(responseCode = "200", ref = "Decision")
  public byte[] decide(DecisionRequest request) {
    return decisions.decide(request).json();
  }

  @POST
  @Path("/simulate")
  @RolesAllowed({"channel", "business-author", "rule-developer", "data-scientist", "compliance"})
  @Operation(summary = "Decide without log, counters or effects, for now or another instant")
  @RequestBody(ref = "Simulate")
  @APIResponse(responseCode = "200", ref = "Decision")
  public byte[] simulate(Simulation simulation) {
    return decisions.simulate(simulation.request(), simulation.at()).json();
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({"compliance", "operator"})
  @Operation(summary = "A decision as it was answered, with the request and the world it saw")
  @APIResponse(responseCode = "200", ref = "LoggedDecision")
  public ObjectNode find(@PathParam("id") String id) throws IOException {
    var logged =
        decisions
            .log()
            .find(id)
            .orElseThrow(() -> ProblemException.notFound("No decision has this id"));
    var record = (ObjectNode) Json.mapper().readTree(logged.record());
    var detail = (ObjectNode) record.get("answer");
    detail.put("subject", logged.summary().subject());
    if (logged.summary().kind().equals(LogEntry.SHADOW)) {
      detail.put("shadowOf", logged.summary().service());
    }
    detail.set("request", record.get("request"));
    detail.set("world", record.get("world"));
    return detail;
  }

  @GET
  @RolesAllowed({"compliance", "operator"})
  @Operation(summary = "The latest decisions, of one subject or of all, newest first")
  public Page<DecisionSummary> list(
      @Parameter(
              description = "About actions, or models and rule sets that were evaluated alone",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {
                        LogEntry.ACTIONS,
                        LogEntry.FAILED,
                        LogEntry.SHADOW,
                        "model",
                        "rule-set"
                      },
                      defaultValue = LogEntry.ACTIONS))
          @QueryParam("kind")
          @DefaultValue(LogEntry.ACTIONS)
          String kind,
      @QueryParam("subject") @Nullable String subject,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    if (!KINDS.contains(kind)) {
      throw ProblemException.invalid(
          "kind", "unknown-name", "kind must be one of " + String.join(", ", KINDS));
    }
    var shown = Page.limit(Optional.ofNullable(limit));
    var before = Page.before(Optional.ofNullable(cursor));
    var found = decisions.log().list(kind, Optional.ofNullable(subject), before, shown + 1);
    return Page.of(found, shown, DecisionSummary::seq);
  }
}
