package dev.arbiter.service.releases.draft;

import dev.arbiter.rules.archive.SourceArchive;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.releases.ReleaseEntry;
import dev.arbiter.service.releases.ReleaseResource;
import dev.arbiter.service.releases.draft.LookStore.Look;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Drafts over HTTP, from their beginning to their end. */
@Dependent
@Path("/projects/{project}/draft")
@Tag(name = "Drafts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
  "business-author",
  "rule-developer",
  "approver",
  "data-scientist",
  "compliance",
  "operator"
})
public class DraftResource {
  private static final int MAX_SECONDS = 20;
  private static final int MAX_MESSAGE = 500;
  private static final int MAX_NAME = 200;

  private final Drafts drafts;

  @Inject
  public DraftResource(@Context Drafts drafts) {
    this.drafts = drafts;
  }

  /**
   * From what a draft is begun.
   *
   * @param from a release; by default the one in force, else the newest
   */
  public record DraftOrder(Optional<Long> from) {}

  /**
   * What somebody says of a draft that becomes a release.
   *
   * @param message for the admin log
   */
  public record DraftSubmission(Optional<String> message) {}

  /**
   * Where the caller looks.
   *
   * @param path of a file
   * @param table its id, as those of row and column
   */
  public record DraftPlace(
      Optional<String> path,
      Optional<String> table,
      Optional<String> row,
      Optional<String> column) {

    Look checked() {
      if (Stream.of(path, table, row, column)
          .flatMap(Optional::stream)
          .anyMatch(name -> name.length() > MAX_NAME)) {
        throw ProblemException.invalid(
            "path",
            "out-of-range",
            "path, table, row and column may have at most %d characters".formatted(MAX_NAME));
      }
      return new Look(path, table, row, column);
    }
  }

  @GET
  @Operation(
      summary =
          "The draft of a project: its files and who else looks at it; with a revision once there"
              + " is a higher one, or so many seconds later")
  public Draft find(
      @PathParam("project") String project,
      @Parameter(description = "The revision that the caller knows") @QueryParam("after")
          @Nullable Long after,
      @Parameter(description = "Seconds, at most 20") @QueryParam("wait") @DefaultValue("0")
          int wait,
      @Context SecurityContext caller) {
    if (wait < 0 || wait > MAX_SECONDS) {
      throw ProblemException.invalid(
          "wait", "out-of-range", "wait must be between 0 and " + MAX_SECONDS);
    }
    var viewer = caller(caller).name();
    return after == null || wait == 0
        ? drafts.find(project, viewer)
        : drafts.await(project, viewer, after, Duration.ofSeconds(wait));
  }

  @POST
  @RolesAllowed({"business-author", "rule-developer"})
  @Operation(
      summary = "Begin the draft of a project from a release; it is shared by all who write rules")
  @APIResponse(
      responseCode = "201",
      description = "The draft",
      content = @Content(schema = @Schema(implementation = Draft.class)))
  public Response begin(
      @PathParam("project") String project,
      DraftOrder order,
      @Context UriInfo uri,
      @Context SecurityContext caller) {
    return Response.created(uri.getAbsolutePath())
        .entity(drafts.begin(project, order.from(), caller(caller)))
        .build();
  }

  @DELETE
  @RolesAllowed({"business-author", "rule-developer"})
  @Operation(summary = "Throw the draft of a project away")
  public void discard(@PathParam("project") String project, @Context SecurityContext caller) {
    drafts.discard(project, caller(caller));
  }

  @GET
  @Path("/archive")
  @Produces("application/zip")
  @Operation(summary = "The files of a draft as a zip file")
  public byte[] archive(@PathParam("project") String project) {
    return SourceArchive.write(drafts.contents(project).files());
  }

  @POST
  @Path("/submit")
  @RolesAllowed({"business-author", "rule-developer"})
  @Operation(
      summary =
          "Publish a draft as a release: checked, tested and signed like any other. The draft is"
              + " over then, unless somebody changed it meanwhile")
  @APIResponse(
      responseCode = "201",
      description = "The release",
      content = @Content(schema = @Schema(implementation = ReleaseEntry.class)))
  @APIResponse(
      responseCode = "200",
      description = "The release of the same contents that was there before",
      content = @Content(schema = @Schema(implementation = ReleaseEntry.class)))
  public Response submit(
      @PathParam("project") String project,
      DraftSubmission submission,
      @Context UriInfo uri,
      @Context SecurityContext caller) {
    var message = submission.message().orElse("");
    if (message.length() > MAX_MESSAGE) {
      throw ProblemException.invalid(
          "message",
          "out-of-range",
          "message may have at most %d characters".formatted(MAX_MESSAGE));
    }
    var submitted = drafts.submit(project, caller(caller), message);
    var place =
        uri.getBaseUriBuilder()
            .path(ReleaseResource.class)
            .path(Long.toString(submitted.entry().number()))
            .build(project);
    var answer = submitted.isNew() ? Response.created(place) : Response.ok();
    return answer.entity(submitted.entry()).build();
  }

  @PUT
  @Path("/presence")
  @Operation(summary = "Tell the others where the caller looks; forgotten after 30 seconds")
  public void look(
      @PathParam("project") String project, DraftPlace place, @Context SecurityContext caller) {
    if (!drafts.looks().tell(project, caller(caller).name(), place.checked())) {
      throw Drafts.none();
    }
  }

  private static Caller caller(SecurityContext context) {
    return (Caller) context.getUserPrincipal();
  }
}
