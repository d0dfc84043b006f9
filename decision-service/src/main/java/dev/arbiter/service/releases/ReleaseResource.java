package dev.arbiter.service.releases;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Releases and deployments over HTTP. */
@Dependent
@Path("/projects/{project}")
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
public class ReleaseResource {
  private final ReleaseStore store;

  @Inject
  public ReleaseResource(@Context PostgresReleaseStore store) {
    this.store = store;
  }

  /** A release as the caller is told. */
  public record ReleaseView(
      String project, long number, String digest, Instant createdAt, String createdBy) {}

  /** A deployment as the caller is told. */
  public record DeploymentView(
      String project,
      long number,
      String digest,
      String mode,
      Instant deployedAt,
      String deployedBy) {}

  @GET
  @Path("/releases")
  @Operation(summary = "The releases of a project, newest first")
  public List<ReleaseView> releases(@PathParam("project") String project) {
    return store.releases(project).stream()
        .map(
            one ->
                new ReleaseView(
                    one.project(), one.number(), one.digest(), one.createdAt(), one.createdBy()))
        .toList();
  }

  @GET
  @Path("/deployments")
  @Operation(summary = "The deployments of a project, the one in force first")
  public List<DeploymentView> deployments(@PathParam("project") String project) {
    return store.deployments(project).stream()
        .map(
            one ->
                new DeploymentView(
                    one.project(),
                    one.number(),
                    one.digest(),
                    one.mode(),
                    one.deployedAt(),
                    one.deployedBy()))
        .toList();
  }
}
