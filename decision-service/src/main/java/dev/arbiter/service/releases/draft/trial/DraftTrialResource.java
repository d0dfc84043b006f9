package dev.arbiter.service.releases.draft.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbiter.rules.diff.ReleaseDiff;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What drafts would do, over HTTP. */
@Dependent
@Path("/projects/{project}/draft")
@Tag(name = "Drafts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
  "business-author",
  "rule-developer",
  "approver",
  "data-scientist",
  "compliance",
  "operator"
})
public class DraftTrialResource {
  private final DraftTrials trials;

  @Inject
  public DraftTrialResource(@Context DraftTrials trials) {
    this.trials = trials;
  }

  @GET
  @Path("/catalog")
  @Operation(summary = "The slots with their channels, the purposes and the traits of a draft")
  public DraftCatalog catalog(@PathParam("project") String project) {
    return trials.catalog(project);
  }

  @POST
  @Path("/check")
  @Operation(
      summary =
          "What is wrong with a draft: all that keeps it from being compiled, else what the"
              + " analysis of its tables and conditions found, with the rows it is about")
  public DraftCheck check(@PathParam("project") String project) {
    return trials.check(project);
  }

  @POST
  @Path("/scenarios")
  @Operation(summary = "Run the scenarios of a draft; tell which fail, and which rows they reach")
  public DraftScenarios scenarios(@PathParam("project") String project) {
    return trials.scenarios(project);
  }

  @GET
  @Path("/diff")
  @Operation(
      summary =
          "What changes from the release in force to a draft: in the files, in the answers of"
              + " tables with witnesses, and in whole decisions")
  @APIResponse(
      responseCode = "200",
      description = "The difference",
      content = @Content(schema = @Schema(implementation = ReleaseDiff.class)))
  public ObjectNode diff(@PathParam("project") String project) {
    return trials.difference(project);
  }
}
