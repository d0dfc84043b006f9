package dev.arbiter.service.access;

import jakarta.annotation.Priority;
import jakarta.inject.Provider;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Checks the caller of one resource method. */
@Priority(Priorities.AUTHENTICATION)
final class AccessFilter implements ContainerRequestFilter {
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";
  private static final Set<String> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Provider<Access> access;
  private final Set<Role> roles;

  AccessFilter(Provider<Access> access, Set<Role> roles) {
    this.access = access;
    this.roles = roles;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var caller = access.get().require(credentials(request), roles);
    request.setSecurityContext(new Known(caller, request.getSecurityContext().isSecure()));
  }

  private static Credentials credentials(ContainerRequestContext request) {
    return new Credentials(
        Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
            .flatMap(AccessFilter::token),
        Optional.ofNullable(
                request
                    .getCookies()
                    .get(SessionCookie.name(request.getSecurityContext().isSecure())))
            .map(Cookie::getValue),
        Optional.ofNullable(request.getHeaderString(SessionCookie.CSRF_HEADER)),
        !SAFE.contains(request.getMethod()));
  }

  /** Libraries of others can send a key only as the user name of basic authentication. */
  private static Optional<String> token(String header) {
    if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.of(header.substring(BEARER.length()).strip());
    }
    if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      var decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      return Optional.of(new String(decoded, StandardCharsets.UTF_8).split(":", 2)[0]);
    } catch (IllegalArgumentException malformed) {
      return Optional.of("");
    }
  }

  private record Known(Caller caller, boolean secure) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
      return Role.of(role).filter(caller::has).isPresent();
    }

    @Override
    public boolean isSecure() {
      return secure;
    }

    @Override
    public String getAuthenticationScheme() {
      return caller.kind() == Caller.Kind.API_KEY ? "Bearer" : FORM_AUTH;
    }
  }
}
