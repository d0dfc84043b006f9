package dev.arbiter.service.decisions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What drafts would decide, over HTTP. */
@Dependent
@Path("/projects/{project}/draft/simulate")
@Tag(name = "Drafts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DraftSimulationResource {
  private final DraftSimulations simulations;

  @Inject
  public DraftSimulationResource(@Context DraftSimulations simulations) {
    this.simulations = simulations;
  }

  @POST
  @RolesAllowed({"business-author", "rule-developer", "data-scientist", "compliance"})
  @Operation(
      summary =
          "Decide by a draft, without log, counters or effects, for now or another instant;"
              + " its release has the number 0")
  @RequestBody(ref = "Simulate")
  @APIResponse(responseCode = "200", ref = "Decision")
  public byte[] simulate(@PathParam("project") String project, Simulation simulation) {
    return simulations.simulate(project, simulation.request(), simulation.at()).json();
  }
}
