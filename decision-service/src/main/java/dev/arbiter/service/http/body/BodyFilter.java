package dev.arbiter.service.http.body;

import dev.arbiter.service.http.problem.BodyException;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Bounds the body while it is read, whatever its headers promise, and unpacks gzip. */
@Priority(Priorities.HEADER_DECORATOR)
final class BodyFilter implements ContainerRequestFilter {
  private final long limitBytes;

  BodyFilter(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (declaredBytes(request) > limitBytes) {
      throw new ProblemException(
          ProblemKind.TOO_LARGE, BoundedStream.tooLarge(limitBytes).detail());
    }
    if (request.hasEntity()) {
      request.setEntityStream(open(request));
    }
  }

  private InputStream open(ContainerRequestContext request) throws IOException {
    var raw = new BoundedStream(request.getEntityStream(), limitBytes);
    var encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    if (encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity")) {
      return raw;
    }
    if (!encoding.strip().toLowerCase(Locale.ROOT).equals("gzip")) {
      throw new ProblemException(
          ProblemKind.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding must be gzip or absent");
    }
    try {
      return new BoundedStream(new GZIPInputStream(raw), limitBytes);
    } catch (BodyException e) {
      throw e;
    } catch (IOException e) {
      throw BoundedStream.damaged();
    }
  }

  private static long declaredBytes(ContainerRequestContext request) {
    var declared = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    try {
      return declared == null ? 0 : Long.parseLong(declared.strip());
    } catch (NumberFormatException e) {
      throw new ProblemException(ProblemKind.BAD_REQUEST, "Content-Length must be a number");
    }
  }
}
