package dev.arbiter.service.releases.draft;

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

/** The files of releases over HTTP, to be read. */
@Dependent
@Path("/projects/{project}/releases/{number}/files")
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
public class ReleaseFileResource {
  private final Drafts drafts;

  @Inject
  public ReleaseFileResource(@Context Drafts drafts) {
    this.drafts = drafts;
  }

  /** A file of a release. */
  public record ReleaseFile(String path, long bytes, String digest) {}

  @GET
  @Operation(summary = "The files of a release by their paths")
  public List<ReleaseFile> files(
      @PathParam("project") String project, @PathParam("number") long number) {
    var files = drafts.releases().files(project, number);
    return files.paths().stream()
        .map(
            path -> {
              var bytes = files.bytes(path).orElseThrow();
              return new ReleaseFile(path, bytes.length, Contents.digest(bytes));
            })
        .toList();
  }
}
