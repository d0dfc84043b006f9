package dev.arbiter.service.events.matching;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.arbiter.domain.fact.Text;
import dev.arbiter.domain.identity.Likeness.Word;
import dev.arbiter.service.events.identity.MatchTables;
import dev.arbiter.service.events.identity.MatchView;
import dev.arbiter.service.http.Page;
import dev.arbiter.service.http.problem.ProblemException;
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
import jakarta.ws.rs.core.SecurityContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The links that matching found, and people's word on them, over HTTP. */
@Dependent
@Path("/matching/links")
@Tag(name = "Matching")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LinkResource {
  private static final int MAX_REASON = 500;
  private static final int MAX_CURSOR = 200;
  private static final List<String> STATES =
      List.of(
          "open", "joined", "rejected", "conflict", "separated", "too-large", "shared", "doubtful");

  private final Matching matching;
  private final InstantSource clock;

  @Inject
  public LinkResource(@Context Matching matching, @Context InstantSource clock) {
    this.matching = matching;
    this.clock = clock;
  }

  /**
   * Somebody's word on a link.
   *
   * @param reason why; nothing personal
   */
  @Schema(name = "MatchVerdict")
  public record Verdict(@JsonProperty(required = true) @Nullable String reason) {}

  @GET
  @RolesAllowed({"compliance", "operator"})
  @Operation(
      summary = "Subjects that look alike, with the evidence, the strongest first",
      description =
          "`open`: for somebody to decide; `joined`: they are one subject; `rejected`: somebody said"
              + " that they are not; `conflict`: they have two values of which a subject has one;"
              + " `separated`: somebody separated or rejected them, or others of them; `too-large`:"
              + " there would be more of one subject than anybody has; `shared`: an identifier is"
              + " used by several; `doubtful`: those around them speak against it.")
  public Page<MatchView> list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    if (state != null && !STATES.contains(state)) {
      throw ProblemException.invalid("state", "out-of-range", "state must be one of " + STATES);
    }
    var shown = Page.limit(Optional.ofNullable(limit));
    var after = Optional.ofNullable(cursor).map(LinkResource::place);
    var found = matching.list(Optional.ofNullable(state), after, shown + 1);
    return found.size() <= shown
        ? new Page<>(found, Optional.empty())
        : new Page<>(found.subList(0, shown), Optional.of(cursor(found.get(shown - 1))));
  }

  private static String cursor(MatchView last) {
    return Double.toHexString(last.probability()) + MatchTables.BETWEEN + last.id();
  }

  private static Matching.Place place(String cursor) {
    try {
      Text.check("cursor", cursor, MAX_CURSOR);
      var parts = List.of(cursor.split(MatchTables.BETWEEN, -1));
      return new Matching.Place(Double.parseDouble(parts.get(0)), parts.get(1), parts.get(2));
    } catch (NumberFormatException | IndexOutOfBoundsException unknown) {
      throw ProblemException.invalid("cursor", "unknown", "cursor must be the next of a page");
    }
  }

  @GET
  @Path("{id}")
  @RolesAllowed({"compliance", "operator"})
  @Operation(summary = "Two subjects that look alike, with the evidence")
  public MatchView find(@PathParam("id") String id) {
    return matching.find(id);
  }

  @POST
  @Path("{id}/accept")
  @RolesAllowed("operator")
  @Operation(
      summary = "Say that two subjects are one, whatever later runs find",
      description =
          "They are one at once, unless something certain speaks against it: the state tells.")
  public MatchView accept(
      @PathParam("id") String id, Verdict verdict, @Context SecurityContext caller) {
    return decide(id, Word.ACCEPTED, verdict, caller);
  }

  @POST
  @Path("{id}/reject")
  @RolesAllowed("operator")
  @Operation(
      summary = "Say that two subjects are not one, whatever later runs find",
      description = "They part at once, unless it was an event that joined them.")
  public MatchView reject(
      @PathParam("id") String id, Verdict verdict, @Context SecurityContext caller) {
    return decide(id, Word.REJECTED, verdict, caller);
  }

  private MatchView decide(String id, Word word, Verdict verdict, SecurityContext caller) {
    var reason = Optional.ofNullable(verdict.reason()).map(String::strip).orElse("");
    if (reason.isEmpty()) {
      throw ProblemException.invalid("reason", "required-missing", "reason is required");
    }
    Text.check("reason", reason, MAX_REASON);
    var by = caller.getUserPrincipal().getName();
    return matching.decide(id, new Decision(word, reason, by, clock.instant()));
  }
}
