package dev.arbiter.service.profiles;

import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.domain.profile.Profile;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Profiles as of earlier times over HTTP. */
@Dependent
@Path("/profiles/{id}/as-of")
@Tag(name = "Profiles")
@Produces(MediaType.APPLICATION_JSON)
public class PastResource {
  private final Fragments kept;
  private final InstantSource clock;

  @Inject
  public PastResource(@Context Fragments kept, @Context InstantSource clock) {
    this.kept = kept;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({"compliance", "operator"})
  @Operation(
      summary = "A profile as it was at an instant, or as it was known to be",
      description =
          "`at`: of what happened until then, by all that is known of it today. `known`: by what had"
              + " been told until then, with the identifiers that were one subject then. Both, each"
              + " now by default: what was known at one instant of another.")
  public ProfileView asOf(
      @PathParam("id") String id,
      @QueryParam("at") @Nullable String at,
      @QueryParam("known") @Nullable String known) {
    var now = clock.instant();
    var asOf = instant("at", at, now);
    var told = instant("known", known, now);
    var revision = known == null ? kept.number() : kept.number(told);
    var events =
        kept.events(id, revision).stream()
            .filter(event -> !event.occurredAt().isAfter(asOf))
            .toList();
    if (events.isEmpty()) {
      throw ProblemException.notFound("Nothing was known of this subject then");
    }
    return ProfileView.of(Profile.empty(id).with(events).at(revision), asOf);
  }

  private static Instant instant(String name, @Nullable String text, Instant otherwise) {
    try {
      return text == null ? otherwise : Instant.parse(text);
    } catch (DateTimeException malformed) {
      throw ProblemException.invalid(
          name, "datatype-mismatch", name + " must be an instant such as 2026-11-22T10:00:00Z");
    }
  }
}
