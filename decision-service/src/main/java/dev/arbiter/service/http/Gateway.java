package dev.arbiter.service.http;

import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * What every request passes first, whatever it asks for: it gets an id and headers of caution, its
 * address is looked at, and one line of the log tells how it ended.
 */
public final class Gateway extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = Logger.getLogger("dev.arbiter.access");
  private static final int MAX_ADDRESS = 4_096;

  /** What RFC 3986 allows in paths and queries; encoded control characters are not among it. */
  private static final Pattern ALLOWED =
      Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%(?!7[fF])[2-9A-Fa-f][0-9A-Fa-f])*+");

  private static final Map<String, String> CAUTION =
      Map.of(
          "Content-Security-Policy",
              "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
                  + " img-src 'self' data:; object-src 'none'; style-src 'self' 'unsafe-inline'",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy", "camera=(), geolocation=(), microphone=()");

  /** What pages of other origins load, unlike all else. */
  private static final String TRACKER = "/tracker.js";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var started = System.nanoTime();
    var id = caution(request, response);
    if (isApi(request)) {
      response.setHeader("Cache-Control", "no-store");
    } else if (request.getRequestURI().equals(TRACKER)) {
      response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
      response.setHeader("Cache-Control", "public, max-age=3600");
    }
    MDC.put("request", id);
    try {
      pass(request, response, chain);
    } finally {
      log(request, response, started);
      MDC.remove("request");
    }
  }

  /** Gives the request its id and the answer its headers of caution. */
  static String caution(HttpServletRequest request, HttpServletResponse response) {
    var id = RequestId.of(request);
    CAUTION.forEach(response::setHeader);
    response.setHeader(RequestId.HEADER, id);
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    return id;
  }

  private static void pass(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var query = request.getQueryString();
    var uri = request.getRequestURI();
    if (uri.length() + (query == null ? 0 : query.length()) > MAX_ADDRESS) {
      ErrorPage.answer(
          request,
          response,
          new ProblemException(
              ProblemKind.URI_TOO_LONG,
              "The address may have at most %d characters".formatted(MAX_ADDRESS)));
    } else if (!isAllowed(uri) || query != null && !isAllowed(query)) {
      ErrorPage.answer(
          request,
          response,
          new ProblemException(
              ProblemKind.BAD_REQUEST,
              "The address must be percent-encoded UTF-8 without control characters"));
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isAllowed(String text) {
    return ALLOWED.matcher(text).matches();
  }

  /** Neither path nor query, which may name persons: the first part of the path says enough. */
  private static void log(
      HttpServletRequest request, HttpServletResponse response, long startedNanos) {
    if (LOG.isDebugEnabled() || response.getStatus() >= 500) {
      var micros = (System.nanoTime() - startedNanos) / 1_000;
      LOG.logf(
          response.getStatus() >= 500 ? Logger.Level.WARN : Logger.Level.DEBUG,
          "answered method=%s resource=%s status=%d micros=%d",
          request.getMethod(),
          resource(request.getRequestURI()),
          response.getStatus(),
          micros);
    }
  }

  private static final Pattern RESOURCE = Pattern.compile("/(?:api/v1/)?[A-Za-z-]{0,32}");

  private static String resource(String uri) {
    var matcher = RESOURCE.matcher(uri);
    return matcher.lookingAt() ? matcher.group() : "/";
  }

  private static boolean isApi(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/api/");
  }
}
