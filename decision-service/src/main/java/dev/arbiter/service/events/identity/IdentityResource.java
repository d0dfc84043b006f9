package dev.arbiter.service.events.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.http.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is who over HTTP: why a profile is one, and the undoing of a merge that was wrong. */
@Dependent
@Path("/profiles")
@Tag(name = "Profiles")
@Produces(MediaType.APPLICATION_JSON)
public class IdentityResource {
  private static final int MAX_FRAGMENTS = 5_000;
  private static final int MAX_REASON = 500;
  private static final int MAX_DECISIONS = 1_000;

  private final Separations separations;
  private final IdentityReader identities;
  private final DecisionLookup decisions;

  @Inject
  public IdentityResource(
      @Context Separations separations,
      @Context IdentityReader identities,
      @Context DecisionLookup decisions) {
    this.separations = separations;
    this.identities = identities;
    this.decisions = decisions;
  }

  /**
   * Which fragments do not belong to the others.
   *
   * @param fragments their ids
   * @param reason why, for the admin log; nothing personal
   */
  public record Unmerge(
      @JsonProperty(required = true) @Nullable Set<String> fragments,
      @JsonProperty(required = true) @Nullable String reason) {}

  /**
   * What became of a profile.
   *
   * @param separation by which the decision is undone
   * @param profiles what the profile is now
   * @param decisions the ids of what was decided while the sides were one, the oldest first; the
   *     first thousand
   */
  public record Unmerged(String separation, Set<String> profiles, List<String> decisions) {}

  /** What became of the profiles that were separated. */
  public record Rejoined(Set<String> profiles) {}

  @GET
  @Path("/{id}/identity")
  @RolesAllowed({"compliance", "operator"})
  @Operation(
      summary = "Why the identifiers of a profile are one subject",
      description = "With the claim behind each link, and what became of links that do not join.")
  public IdentityView identity(@PathParam("id") String id) {
    return identities
        .of(id)
        .orElseThrow(() -> ProblemException.notFound("There is no profile of this id"));
  }

  @POST
  @Path("/{id}/unmerge")
  @RolesAllowed("operator")
  @Operation(
      summary = "Separate some identifiers of a profile from the others",
      description =
          "Each side is at once what it would be if nothing had ever joined them, and stays so"
              + " whatever events claim, until the separation is deleted. The answer lists what was"
              + " decided on the profile while it was one.")
  public Unmerged unmerge(
      @PathParam("id") String id, Unmerge wanted, @Context SecurityContext caller) {
    var reason = Optional.ofNullable(wanted.reason()).map(String::strip).orElse("");
    if (reason.isEmpty()) {
      throw ProblemException.invalid("reason", "required-missing", "reason is required");
    }
    if (reason.length() > MAX_REASON) {
      throw ProblemException.invalid(
          "reason", "out-of-range", "reason must be of at most " + MAX_REASON + " characters");
    }
    var fragments = new TreeSet<>(Optional.ofNullable(wanted.fragments()).orElse(Set.of()));
    if (fragments.size() > MAX_FRAGMENTS) {
      throw ProblemException.invalid(
          "fragments", "out-of-range", "fragments must be at most " + MAX_FRAGMENTS);
    }
    var separation = "s-" + UlidCreator.getMonotonicUlid();
    var by =
        Change.of(caller.getUserPrincipal().getName(), "profile.unmerged", id)
            .with("separation", separation)
            .with("reason", reason);
    var outcome = separations.separate(separation, id, fragments, by);
    var affected =
        outcome
            .joinedAt()
            .map(at -> decisions.since(outcome.members(), at, MAX_DECISIONS))
            .orElse(List.of());
    return new Unmerged(outcome.separation(), outcome.profiles(), affected);
  }

  @DELETE
  @Path("/separations/{separation}")
  @RolesAllowed("operator")
  @Operation(summary = "Undo a separation: what events claim counts again")
  public Rejoined rejoin(
      @PathParam("separation") String separation, @Context SecurityContext caller) {
    var by = Change.of(caller.getUserPrincipal().getName(), "profile.rejoined", separation);
    return new Rejoined(separations.undo(separation, by));
  }
}
