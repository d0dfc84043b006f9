package dev.arbiter.service.access.accounts;

import dev.arbiter.service.access.Caller;
import dev.arbiter.service.access.Role;
import dev.arbiter.service.access.SessionCookie;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing in and out, and who one is. */
@Dependent
@Path("/")
@Tag(name = "Access")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
  "channel",
  "business-author",
  "rule-developer",
  "approver",
  "data-scientist",
  "compliance",
  "operator",
  "admin"
})
public class SessionResource {
  private final Sessions sessions;

  @Inject
  public SessionResource(@Context Sessions sessions) {
    this.sessions = sessions;
  }

  /** Name and password. */
  public record SignIn(String username, String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return "SignIn[" + username + "]";
    }
  }

  /**
   * Who calls.
   *
   * @param kind {@code account} or {@code api-key}
   * @param csrf what writes must send in the header X-Arbiter-CSRF; absent for API keys
   */
  public record Me(String name, String kind, List<String> roles, Optional<String> csrf) {
    static Me of(Caller caller, Optional<String> token) {
      return new Me(
          caller.name(),
          caller.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          List.of(Role.names(caller.roles())),
          token.filter(any -> caller.kind() == Caller.Kind.ACCOUNT).map(Sessions::csrf));
    }
  }

  @POST
  @Path("session")
  @PermitAll
  @Operation(summary = "Sign in; the answer sets the session cookie")
  @SecurityRequirements
  @APIResponse(
      responseCode = "200",
      description = "Who signed in",
      content = @Content(schema = @Schema(implementation = Me.class)))
  public Response open(
      SignIn signIn, @Context HttpServletRequest request, @Context SecurityContext context) {
    var opened = sessions.open(signIn.username(), signIn.password(), request.getRemoteAddr());
    return Response.ok(Me.of(opened.caller(), Optional.of(opened.token())))
        .cookie(SessionCookie.of(opened.token(), context))
        .build();
  }

  @DELETE
  @Path("session")
  @Operation(summary = "Sign out")
  @APIResponse(responseCode = "204", description = "Signed out; the cookie is removed")
  public Response close(@Context HttpHeaders headers, @Context SecurityContext context) {
    token(headers, context)
        .ifPresent(token -> sessions.close(token, context.getUserPrincipal().getName()));
    return Response.noContent().cookie(SessionCookie.none(context)).build();
  }

  @GET
  @Path("me")
  @Operation(summary = "Who calls, and with which roles")
  public Me me(@Context HttpHeaders headers, @Context SecurityContext context) {
    return Me.of((Caller) context.getUserPrincipal(), token(headers, context));
  }

  private static Optional<String> token(HttpHeaders headers, SecurityContext context) {
    return Optional.ofNullable(headers.getCookies().get(SessionCookie.name(context.isSecure())))
        .map(Cookie::getValue);
  }
}
