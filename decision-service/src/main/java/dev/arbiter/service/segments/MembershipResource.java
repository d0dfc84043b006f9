package dev.arbiter.service.segments;

import dev.arbiter.domain.segment.Membership;
import dev.arbiter.service.http.problem.ProblemException;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The segments of a subject over HTTP. */
@Dependent
@Path("/profiles/{id}/segments")
@Tag(name = "Profiles")
@Produces(MediaType.APPLICATION_JSON)
public class MembershipResource {
  private final Memberships memberships;
  private final Segments segments;

  @Inject
  public MembershipResource(@Context Memberships memberships, @Context Segments segments) {
    this.memberships = memberships;
    this.segments = segments;
  }

  /**
   * Whether the subject belongs to a segment.
   *
   * @param reason the condition of the segment
   * @param since when it entered, or was seen in it first
   * @param until when that changes if nothing happens
   */
  public record SegmentMembership(
      String segment,
      boolean member,
      String reason,
      boolean core,
      String owner,
      Optional<Instant> since,
      Optional<Instant> until) {}

  @GET
  @RolesAllowed({"compliance", "operator"})
  @Operation(
      summary = "To which segments of a project a subject belongs now, and until when",
      description =
          "By the release in force. `until` is the instant, to the microsecond, at which the subject"
              + " enters or leaves if nothing happens; it is absent where time alone changes"
              + " nothing. A segment whose condition names `now` itself has none.")
  public List<SegmentMembership> segments(
      @PathParam("id") String id,
      @Parameter(required = true) @QueryParam("project") @Nullable String project) {
    var known = ProblemException.required("project", project);
    var profile = memberships.find(id);
    var since = segments.since(known, profile.id());
    return memberships.of(profile, known).stream().map(one -> view(one, since)).toList();
  }

  private static SegmentMembership view(Membership one, Map<String, Instant> since) {
    var segment = one.segment();
    return new SegmentMembership(
        segment.id(),
        one.member(),
        segment.condition().text(),
        segment.core(),
        segment.owner(),
        one.member() ? Optional.ofNullable(since.get(segment.id())) : Optional.empty(),
        one.until());
  }
}
