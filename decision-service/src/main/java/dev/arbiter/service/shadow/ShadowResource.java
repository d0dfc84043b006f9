package dev.arbiter.service.shadow;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Comparisons with shadows over HTTP. */
@Dependent
@Path("/projects/{project}/releases/{number}/shadow")
@Tag(name = "Releases")
@Produces(MediaType.APPLICATION_JSON)
public class ShadowResource {
  private final ShadowLog log;

  @Inject
  public ShadowResource(@Context ShadowLog log) {
    this.log = log;
  }

  @GET
  @RolesAllowed({
    "business-author",
    "rule-developer",
    "approver",
    "data-scientist",
    "compliance",
    "operator"
  })
  @Operation(summary = "What a release decided for nobody to see, beside what was answered")
  public ShadowComparison compare(
      @PathParam("project") String project, @PathParam("number") long number) {
    return log.compare(project, number);
  }
}
