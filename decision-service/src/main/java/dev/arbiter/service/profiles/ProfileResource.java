package dev.arbiter.service.profiles;

import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.ControlPlane;
import dev.arbiter.service.http.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Profiles over HTTP. */
@Dependent
@Path("/profiles")
@Tag(name = "Profiles")
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {
  private static final int MAX_EVENTS = 1_000;

  private final Subjects subjects;
  private final Fragments kept;
  private final Rebuild rebuild;
  private final ControlPlane controlPlane;
  private final InstantSource clock;

  @Inject
  public ProfileResource(
      @Context Subjects subjects,
      @Context Fragments kept,
      @Context Rebuild rebuild,
      @Context ControlPlane controlPlane,
      @Context InstantSource clock) {
    this.subjects = subjects;
    this.kept = kept;
    this.rebuild = rebuild;
    this.controlPlane = controlPlane;
    this.clock = clock;
  }

  /**
   * One event of a timeline.
   *
   * @param original what the source wrote where that was brought into a standard form, by its path
   */
  public record TimelineEntry(
      String event, String type, String source, Instant occurredAt, Facts data, Facts original) {}

  @GET
  @Path("/{id}")
  @RolesAllowed({"compliance", "operator"})
  @Operation(summary = "What is known about a subject now")
  public ProfileView find(@PathParam("id") String id) {
    return view(subjects.find(Subject.profile(id)));
  }

  @GET
  @RolesAllowed({"compliance", "operator"})
  @Operation(summary = "The profile to which an identifier such as customer:17850 leads")
  public ProfileView byIdentifier(
      @Parameter(required = true) @QueryParam("identifier") @Nullable String identifier) {
    if (identifier == null) {
      throw ProblemException.invalid(
          "identifier", "required-missing", "identifier is required, as kind:value");
    }
    var known = new TreeSet<>(List.of(Identifier.parse(identifier)));
    return view(subjects.find(new Subject(Optional.empty(), known)));
  }

  @GET
  @Path("/{id}/timeline")
  @RolesAllowed({"compliance", "operator"})
  @Operation(summary = "The latest events of a subject, newest first")
  public List<TimelineEntry> timeline(@PathParam("id") String id) {
    var profile = subjects.find(Subject.profile(id));
    return kept.events(profile.id()).stream()
        .map(
            event ->
                new TimelineEntry(
                    event.id(),
                    event.type(),
                    event.source(),
                    event.occurredAt(),
                    event.data(),
                    event.original()))
        .sorted(Comparator.comparing(TimelineEntry::occurredAt).reversed())
        .limit(MAX_EVENTS)
        .toList();
  }

  @GET
  @Path("/state")
  @RolesAllowed({"compliance", "operator"})
  @Operation(
      summary = "A digest of all profiles",
      description =
          "Two installations, or one at two times, know the same if their digests are equal,"
              + " whatever the order in which they were told. It reads all profiles.")
  public State.Digest state() {
    return rebuild.state();
  }

  @POST
  @Path("/rebuild")
  @RolesAllowed("operator")
  @Operation(summary = "Compare all profiles with their events, and read anew those that differ")
  public Rebuild.Report rebuild(@Context SecurityContext caller) {
    var by = caller.getUserPrincipal().getName();
    controlPlane.change(Change.of(by, "profiles.rebuild-started", "all"), nothingElse -> {});
    return rebuild.all();
  }

  private ProfileView view(Profile profile) {
    return ProfileView.of(profile, clock.instant());
  }
}
