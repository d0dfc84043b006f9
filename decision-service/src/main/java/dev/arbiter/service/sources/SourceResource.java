package dev.arbiter.service.sources;

import dev.arbiter.service.http.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The registry of sources over HTTP. */
@Dependent
@Path("/sources")
@Tag(name = "Events")
@RolesAllowed({"operator", "data-scientist", "compliance"})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SourceResource {
  private static final int MAX_TEXT = 500;

  private final Sources sources;

  @Inject
  public SourceResource(@Context Sources sources) {
    this.sources = sources;
  }

  /** A type of events that a source sends, and the version of its schema that it keeps to. */
  @Schema(name = "SentEvents")
  public record SentEvents(Optional<String> type, Optional<Integer> version) {
    Source.Sent sent() {
      return new Source.Sent(required("events.type", type), version.orElse(1));
    }
  }

  /**
   * What is said of a source.
   *
   * @param owner who answers for it
   * @param purpose what its data are collected for
   * @param accessPoint where they are to be had, such as an address, a topic or a folder
   * @param events what it sends; the version of a schema is 1 if it is left out
   * @param retention how long its data may be kept, such as P3Y
   */
  @Schema(name = "SourceTerms")
  public record SourceTerms(
      Optional<String> owner,
      Optional<String> purpose,
      Optional<String> accessPoint,
      Optional<List<SentEvents>> events,
      Optional<String> retention) {

    Source.Terms terms() {
      return new Source.Terms(
          required("owner", owner),
          required("purpose", purpose),
          required("accessPoint", accessPoint),
          sent().stream().map(SentEvents::sent).toList(),
          period(required("retention", retention)));
    }

    private List<SentEvents> sent() {
      var all = events.orElse(List.of());
      if (all.stream().anyMatch(Objects::isNull)) {
        throw ProblemException.invalid("events", "datatype-mismatch", "events must be objects");
      }
      return all;
    }
  }

  /** A source as the caller is told. */
  @Schema(name = "Source")
  public record SourceView(
      String source,
      String owner,
      String purpose,
      String accessPoint,
      List<SentEvents> events,
      String retention,
      Instant createdAt,
      Instant changedAt,
      String changedBy) {

    static SourceView of(Source source) {
      var terms = source.terms();
      return new SourceView(
          source.name(),
          terms.owner(),
          terms.purpose(),
          terms.accessPoint(),
          terms.events().stream()
              .map(one -> new SentEvents(Optional.of(one.type()), Optional.of(one.version())))
              .toList(),
          terms.retention().toString(),
          source.createdAt(),
          source.changedAt(),
          source.changedBy());
    }
  }

  @GET
  @Operation(summary = "All registered sources of events")
  public List<SourceView> list() {
    return sources.list().stream().map(SourceView::of).toList();
  }

  @GET
  @Path("{source}")
  @Operation(summary = "What is said of a source")
  public SourceView find(@PathParam("source") String name) {
    return sources
        .find(name)
        .map(SourceView::of)
        .orElseThrow(() -> ProblemException.notFound("No source has this name"));
  }

  @PUT
  @Path("{source}")
  @RolesAllowed("operator")
  @Operation(
      summary = "Say who answers for a source, what for, and what it sends",
      description =
          "Its name is the `source` of its events, as mappings and webhooks name it. One without an"
              + " owner or a purpose is refused.")
  public SourceView put(
      @PathParam("source") String name, SourceTerms order, @Context SecurityContext caller) {
    return SourceView.of(sources.put(name, order.terms(), caller.getUserPrincipal().getName()));
  }

  private static String required(String name, Optional<String> value) {
    var text =
        value
            .map(String::strip)
            .filter(one -> !one.isEmpty())
            .orElseThrow(
                () -> ProblemException.invalid(name, "required-missing", name + " is required"));
    if (text.length() > MAX_TEXT || text.indexOf('\0') >= 0) {
      throw ProblemException.invalid(
          name, "out-of-range", name + " must be a text of at most " + MAX_TEXT + " characters");
    }
    return text;
  }

  private static Period period(String text) {
    try {
      var period = Period.parse(text);
      if (!period.isNegative() && !period.isZero()) {
        return period;
      }
    } catch (DateTimeException unreadable) {
      // Told below, together with what is no length of time.
    }
    throw ProblemException.invalid(
        "retention", "datatype-mismatch", "retention must be a period such as P3Y");
  }
}
