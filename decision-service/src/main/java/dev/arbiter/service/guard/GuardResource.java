package dev.arbiter.service.guard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What guardrails found, over HTTP. */
@Dependent
@Path("/projects/{project}/guardrails")
@Tag(name = "Releases")
@Produces(MediaType.APPLICATION_JSON)
public class GuardResource {
  private final GuardLog log;

  @Inject
  public GuardResource(@Context GuardLog log) {
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
  @Operation(summary = "What guardrails found of the deployments of a project, the newest first")
  public List<Judged> list(@PathParam("project") String project) {
    return log.judged(project);
  }
}
