package dev.arbiter.service.releases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbiter.rules.archive.SourceArchive;
import dev.arbiter.rules.diff.ReleaseDiff;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.http.body.BodyLimit;
import dev.arbiter.service.http.body.Uploads;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.releases.Publisher.Published;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Releases over HTTP. */
@Dependent
@Path("/projects/{project}/releases")
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
  private static final String ZIP = "application/zip";
  private static final String SIGNED = "application/vnd.arbiter.release+zip";
  private static final long MAX_BYTES = 64L << 20;
  private static final int MAX_COMMENT = 500;
  private static final String NEW = "The release";
  private static final String KNOWN = "The release of the same contents that was there before";

  private final Releases releases;
  private final Uploads uploads;

  @Inject
  public ReleaseResource(@Context Releases releases, @Context Uploads uploads) {
    this.releases = releases;
    this.uploads = uploads;
  }

  /** What an approver says. */
  public record ReleaseApproval(Optional<String> comment) {}

  @GET
  @Operation(summary = "The releases of a project, newest first")
  public List<ReleaseEntry> list(@PathParam("project") String project) {
    return releases.store().releases(project);
  }

  @POST
  @Consumes(ZIP)
  @BodyLimit(MAX_BYTES)
  @RolesAllowed({"business-author", "rule-developer"})
  @Operation(
      summary =
          "Publish the files of a rule project as a release: checked, tested by its scenarios,"
              + " signed by the server")
  @APIResponse(
      responseCode = "201",
      description = NEW,
      content = @Content(schema = @Schema(implementation = ReleaseEntry.class)))
  @APIResponse(
      responseCode = "200",
      description = KNOWN,
      content = @Content(schema = @Schema(implementation = ReleaseEntry.class)))
  public Response publish(
      @PathParam("project") String project,
      InputStream zip,
      @Context UriInfo uri,
      @Context SecurityContext caller)
      throws IOException {
    return uploads.take(
        zip,
        bytes ->
            answer(
                uri, () -> releases.publish(project, SourceArchive.read(bytes), caller(caller))));
  }

  @POST
  @Consumes(SIGNED)
  @BodyLimit(MAX_BYTES)
  @RolesAllowed({"business-author", "rule-developer"})
  @Operation(summary = "Publish a release that was signed by a key that the server trusts")
  @APIResponse(
      responseCode = "201",
      description = NEW,
      content = @Content(schema = @Schema(implementation = ReleaseEntry.class)))
  @APIResponse(
      responseCode = "200",
      description = KNOWN,
      content = @Content(schema = @Schema(implementation = ReleaseEntry.class)))
  public Response publishSigned(
      @PathParam("project") String project,
      InputStream archive,
      @Context UriInfo uri,
      @Context SecurityContext caller)
      throws IOException {
    return uploads.take(
        archive,
        bytes -> answer(uri, () -> releases.publishSigned(project, bytes, caller(caller))));
  }

  private static Response answer(UriInfo uri, Supplier<Published> publish) {
    var published = ProjectProblems.told(publish);
    var place = uri.getAbsolutePathBuilder().path(Long.toString(published.entry().number()));
    var answer = published.isNew() ? Response.created(place.build()) : Response.ok();
    return answer.entity(published.entry()).build();
  }

  @GET
  @Path("/{number}")
  @Operation(summary = "A release and its approvals")
  public ReleaseEntry find(@PathParam("project") String project, @PathParam("number") long number) {
    return releases.find(project, number);
  }

  @GET
  @Path("/{number}/archive")
  @Produces(SIGNED)
  @RolesAllowed({"business-author", "rule-developer", "approver", "compliance", "operator"})
  @Operation(summary = "The files of a release with manifest and signature")
  public byte[] archive(@PathParam("project") String project, @PathParam("number") long number) {
    releases.find(project, number);
    return releases.store().archive(project, number).orElseThrow();
  }

  @GET
  @Path("/{number}/diff")
  @RolesAllowed({"business-author", "rule-developer", "approver", "compliance", "operator"})
  @Operation(
      summary =
          "What changes from another release, by default the one in force: in the files, in the"
              + " answers of tables with witnesses, and in whole decisions")
  @APIResponse(
      responseCode = "200",
      description = "The difference",
      content = @Content(schema = @Schema(implementation = ReleaseDiff.class)))
  public ObjectNode diff(
      @PathParam("project") String project,
      @PathParam("number") long number,
      @QueryParam("from") @Nullable Long from) {
    return releases.difference(project, Optional.ofNullable(from), number);
  }

  @POST
  @Path("/{number}/approve")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({"approver", "rule-developer"})
  @Operation(summary = "Approve a release that somebody else published")
  public ReleaseEntry approve(
      @PathParam("project") String project,
      @PathParam("number") long number,
      ReleaseApproval approval,
      @Context SecurityContext caller) {
    var comment = approval.comment().orElse("");
    if (comment.length() > MAX_COMMENT) {
      throw ProblemException.invalid(
          "comment",
          "out-of-range",
          "comment may have at most %d characters".formatted(MAX_COMMENT));
    }
    return releases.approve(project, number, caller(caller), comment);
  }

  private static Caller caller(SecurityContext context) {
    return (Caller) context.getUserPrincipal();
  }
}
