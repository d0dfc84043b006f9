package dev.arbiter.service.traits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.service.http.json.Json;
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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The traits of a subject as a project declares them, over HTTP. */
@Dependent
@Path("/profiles/{id}/traits")
@Tag(name = "Profiles")
@Produces(MediaType.APPLICATION_JSON)
public class TraitResource {
  private final DeclaredTraits traits;

  @Inject
  public TraitResource(@Context DeclaredTraits traits) {
    this.traits = traits;
  }

  /**
   * A trait of the subject.
   *
   * @param derived whether it follows from what happened; else sources state it
   * @param value absent if it cannot be told
   * @param until when the value may be another if nothing happens
   */
  @Schema(name = "Trait")
  public record TraitView(
      String trait,
      String type,
      String classification,
      Set<String> purposes,
      boolean derived,
      Optional<JsonNode> value,
      Optional<Instant> until) {}

  @GET
  @RolesAllowed({"compliance", "operator"})
  @Operation(
      summary = "The traits that a project declares, of a subject now",
      description =
          "By the release in force. `until` is the instant at which the value may change though"
              + " nothing happens; it is absent where time alone changes nothing.")
  public List<TraitView> traits(
      @PathParam("id") String id,
      @Parameter(required = true) @QueryParam("project") @Nullable String project) {
    return traits.of(id, ProblemException.required("project", project)).stream()
        .map(TraitResource::view)
        .toList();
  }

  private static TraitView view(DeclaredTraits.OfSubject one) {
    var trait = one.trait();
    return new TraitView(
        trait.name(),
        trait.type().name().toLowerCase(Locale.ROOT),
        trait.classification().name().toLowerCase(Locale.ROOT),
        new TreeSet<>(trait.purposes()),
        trait.isDerived(),
        Optional.ofNullable(Json.mapper().<JsonNode>valueToTree(one.value()).get(trait.name())),
        one.until());
  }
}
