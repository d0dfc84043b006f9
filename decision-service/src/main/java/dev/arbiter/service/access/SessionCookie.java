package dev.arbiter.service.access;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.SecurityContext;

/** The cookie of a session. Over TLS its name binds it to this host and to TLS. */
public final class SessionCookie {
  /** The header that writes need beside the cookie, because browsers add cookies by themselves. */
  public static final String CSRF_HEADER = "X-Arbiter-CSRF";

  private static final String NAME = "arbiter-session";

  private SessionCookie() {}

  /** The name by which the cookie is found. */
  public static String name(boolean secure) {
    return secure ? "__Host-" + NAME : NAME;
  }

  /** The cookie to be set; it ends with the browser, or earlier with the session. */
  public static NewCookie of(String token, SecurityContext context) {
    return build(context).value(token).build();
  }

  /** The cookie that removes the one set before. */
  public static NewCookie none(SecurityContext context) {
    return build(context).value("").maxAge(0).build();
  }

  private static NewCookie.Builder build(SecurityContext context) {
    return new NewCookie.Builder(name(context.isSecure()))
        .path("/")
        .httpOnly(true)
        .secure(context.isSecure())
        .sameSite(NewCookie.SameSite.STRICT);
  }
}
