package dev.arbiter.service.access.accounts;

import dev.arbiter.service.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** Accounts over HTTP. */
@Dependent
@Path("/accounts")
@Tag(name = "Access")
@RolesAllowed("admin")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
  private final Accounts accounts;

  @Inject
  public AccountResource(@Context Accounts accounts) {
    this.accounts = accounts;
  }

  /** An account to be made; without a password one is generated. */
  public record NewAccount(String name, Set<String> roles, Optional<String> password) {
    /** Without the password. */
    @Override
    public String toString() {
      return "NewAccount[" + name + "]";
    }
  }

  /** A new password; without one it is generated. */
  public record NewPassword(Optional<String> password) {
    /** Without the password. */
    @Override
    public String toString() {
      return "NewPassword[]";
    }
  }

  /**
   * An account as the caller is told.
   *
   * @param password only when it was generated just now
   */
  public record AccountView(
      String name,
      List<String> roles,
      Instant createdAt,
      Instant changedAt,
      Optional<String> password) {

    static AccountView of(Account account, Optional<String> generated) {
      return new AccountView(
          account.name(),
          List.of(Role.names(account.roles())),
          account.createdAt(),
          account.changedAt(),
          generated);
    }
  }

  @GET
  @Operation(summary = "All accounts by name")
  public List<AccountView> list() {
    return accounts.list().stream()
        .map(account -> AccountView.of(account, Optional.empty()))
        .toList();
  }

  @POST
  @Operation(summary = "Make an account; a generated password is shown this once")
  @APIResponse(
      responseCode = "201",
      description = "The account",
      content = @Content(schema = @Schema(implementation = AccountView.class)))
  public Response create(NewAccount wanted, @Context SecurityContext caller, @Context UriInfo uri) {
    var generated = generatedUnless(wanted.password());
    var account =
        accounts.create(
            wanted.name(),
            wanted.password().or(() -> generated).orElseThrow(),
            Role.require(wanted.roles()),
            caller.getUserPrincipal().getName());
    return Response.created(uri.getAbsolutePathBuilder().path(account.name()).build())
        .entity(AccountView.of(account, generated))
        .build();
  }

  @PUT
  @Path("/{name}/roles")
  @Operation(summary = "Give an account other roles; it is signed out")
  public AccountView setRoles(
      @PathParam("name") String name, Set<String> roles, @Context SecurityContext caller) {
    return AccountView.of(
        accounts.setRoles(name, Role.require(roles), caller.getUserPrincipal().getName()),
        Optional.empty());
  }

  @PUT
  @Path("/{name}/password")
  @Operation(summary = "Give an account another password; it is signed out")
  public NewPassword setPassword(
      @PathParam("name") String name, NewPassword wanted, @Context SecurityContext caller) {
    var generated = generatedUnless(wanted.password());
    accounts.setPassword(
        name,
        wanted.password().or(() -> generated).orElseThrow(),
        caller.getUserPrincipal().getName());
    return new NewPassword(generated);
  }

  @DELETE
  @Path("/{name}")
  @Operation(summary = "Remove an account; it is signed out")
  public void remove(@PathParam("name") String name, @Context SecurityContext caller) {
    accounts.remove(name, caller.getUserPrincipal().getName());
  }

  private static Optional<String> generatedUnless(Optional<String> given) {
    return given.isPresent() ? Optional.empty() : Optional.of(Accounts.newPassword());
  }
}
