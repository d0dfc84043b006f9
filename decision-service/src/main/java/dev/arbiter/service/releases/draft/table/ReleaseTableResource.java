package dev.arbiter.service.releases.draft.table;

import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.releases.draft.Drafts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The decision tables of releases over HTTP, to be read. */
@Dependent
@Path("/projects/{project}/releases/{number}/tables")
@Tag(name = "Releases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
  "business-author",
  "rule-developer",
  "approver",
  "data-scientist",
  "compliance",
  "operator"
})
public class ReleaseTableResource {
  private final Drafts drafts;

  @Inject
  public ReleaseTableResource(@Context Drafts drafts) {
    this.drafts = drafts;
  }

  @GET
  @Operation(summary = "The decision tables of a file of a release")
  public TableFile find(
      @PathParam("project") String project,
      @PathParam("number") long number,
      @Parameter(required = true, description = "Such as tables/offers.dmn") @QueryParam("path")
          @Nullable String path) {
    var file = ProblemException.required("path", path);
    return TableFile.of(
        file,
        drafts.releases().files(project, number).bytes(file).orElseThrow(TableResource::noFile));
  }
}
