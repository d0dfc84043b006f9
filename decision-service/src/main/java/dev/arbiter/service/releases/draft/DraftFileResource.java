package dev.arbiter.service.releases.draft;

import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.http.body.BodyLimit;
import dev.arbiter.service.http.body.Uploads;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.releases.Drafting;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The files of drafts over HTTP, each as a whole. */
@Dependent
@Path("/projects/{project}/draft/files/{path:.+}")
@Tag(name = "Drafts")
public class DraftFileResource {
  private final Drafts drafts;
  private final Uploads uploads;

  @Inject
  public DraftFileResource(@Context Drafts drafts, @Context Uploads uploads) {
    this.drafts = drafts;
    this.uploads = uploads;
  }

  @GET
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @RolesAllowed({
    "business-author",
    "rule-developer",
    "approver",
    "data-scientist",
    "compliance",
    "operator"
  })
  @Operation(summary = "A file of a draft")
  @APIResponse(
      responseCode = "200",
      description = "The file",
      headers = @Header(name = HttpHeaders.ETAG, description = "The digest of the file"),
      content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response read(@PathParam("project") String project, @PathParam("path") String path) {
    var content =
        drafts
            .content(project, path)
            .orElseThrow(() -> ProblemException.notFound("The draft has no such file"));
    return Response.ok(content).header(HttpHeaders.ETAG, tag(content)).build();
  }

  @PUT
  @Consumes(MediaType.WILDCARD)
  @BodyLimit(ProjectFiles.MAX_FILE_BYTES)
  @RolesAllowed({"business-author", "rule-developer"})
  @Operation(
      summary =
          "Write a file of a draft: with If-Match one that the caller knows, with If-None-Match: *"
              + " a new one; code by a rule-developer only")
  @APIResponse(
      responseCode = "204",
      description = "It is kept",
      headers = @Header(name = HttpHeaders.ETAG, description = "The digest of the file"))
  public Response write(
      @PathParam("project") String project,
      @PathParam("path") String path,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String noneMatch,
      InputStream content,
      @Context SecurityContext caller)
      throws IOException {
    var known = Precondition.of(match, noneMatch);
    return uploads.take(
        content,
        bytes -> {
          Drafting.told(() -> ProjectFiles.of(Map.of(path, bytes)));
          drafts.change(
              project,
              path,
              caller(caller),
              before -> {
                known.check(before);
                return Optional.of(bytes);
              });
          return Response.noContent().header(HttpHeaders.ETAG, tag(bytes)).build();
        });
  }

  @DELETE
  @RolesAllowed({"business-author", "rule-developer"})
  @Operation(summary = "Remove a file that the caller knows from a draft, with If-Match")
  public void remove(
      @PathParam("project") String project,
      @PathParam("path") String path,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @Context SecurityContext caller) {
    var known = Precondition.of(match, null);
    drafts.change(
        project,
        path,
        caller(caller),
        before -> {
          if (before.isEmpty()) {
            throw ProblemException.notFound("The draft has no such file");
          }
          known.check(before);
          return Optional.empty();
        });
  }

  private static String tag(byte[] content) {
    return Precondition.tag(Contents.digest(content));
  }

  private static Caller caller(SecurityContext context) {
    return (Caller) context.getUserPrincipal();
  }
}
