package dev.arbiter.service.access.keys;

import dev.arbiter.service.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** API keys over HTTP. */
@Dependent
@Path("/api-keys")
@Tag(name = "Access")
@RolesAllowed("admin")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeyResource {
  private final ApiKeys keys;

  @Inject
  public ApiKeyResource(@Context ApiKeys keys) {
    this.keys = keys;
  }

  /** What a new key is for. */
  public record NewApiKey(String name, Set<String> roles) {}

  /**
   * A key as the caller is told.
   *
   * @param token only when the key is made
   */
  public record ApiKeyView(
      String id,
      String name,
      List<String> roles,
      Instant createdAt,
      String createdBy,
      Optional<Instant> revokedAt,
      Optional<String> token) {

    static ApiKeyView of(ApiKey key, Optional<String> token) {
      return new ApiKeyView(
          key.id(),
          key.name(),
          List.of(Role.names(key.roles())),
          key.createdAt(),
          key.createdBy(),
          key.revokedAt(),
          token);
    }
  }

  @GET
  @Operation(summary = "All API keys, the newest first, without their secrets")
  public List<ApiKeyView> list() {
    return keys.list().stream().map(key -> ApiKeyView.of(key, Optional.empty())).toList();
  }

  @POST
  @Operation(summary = "Make an API key; its token is shown this once")
  @APIResponse(
      responseCode = "201",
      description = "The key and its token",
      content = @Content(schema = @Schema(implementation = ApiKeyView.class)))
  public Response create(NewApiKey wanted, @Context SecurityContext caller, @Context UriInfo uri) {
    var created =
        keys.create(
            wanted.name(), Role.require(wanted.roles()), caller.getUserPrincipal().getName());
    return Response.created(uri.getAbsolutePathBuilder().path(created.key().id()).build())
        .entity(ApiKeyView.of(created.key(), Optional.of(created.token())))
        .build();
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "End an API key at once")
  public void revoke(@PathParam("id") String id, @Context SecurityContext caller) {
    keys.revoke(id, caller.getUserPrincipal().getName());
  }
}
