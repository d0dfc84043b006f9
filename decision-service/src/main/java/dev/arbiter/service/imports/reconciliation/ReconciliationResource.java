package dev.arbiter.service.imports.reconciliation;

import dev.arbiter.service.http.body.BodyLimit;
import dev.arbiter.service.http.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reconciliations over HTTP. */
@Dependent
@Path("/reconciliations")
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
public class ReconciliationResource {
  private static final long MAX_FILE_BYTES = 1L << 30;
  private static final int MAX_DRAWN = 10_000;
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final Reconciliations reconciliations;
  private final InstantSource clock;

  @Inject
  public ReconciliationResource(
      @Context Reconciliations reconciliations, @Context InstantSource clock) {
    this.reconciliations = reconciliations;
    this.clock = clock;
  }

  /** One event that the file and the store do not have alike. */
  @Schema(name = "ReconciliationDifference")
  public record DifferenceView(
      String kind, String event, Optional<Long> line, List<String> fields) {
    static DifferenceView of(Reconciliation.Difference one) {
      var kind = one.kind().name().toLowerCase(Locale.ROOT);
      return new DifferenceView(kind, one.event(), one.line(), one.fields());
    }
  }

  /** What a comparison found, as the caller is told. */
  @Schema(name = "Reconciliation")
  public record ReconciliationView(
      String mapping,
      String source,
      Instant startedAt,
      long lines,
      long rejected,
      long events,
      long same,
      long missing,
      long different,
      long erased,
      Optional<Long> extra,
      Optional<Long> seed,
      List<DifferenceView> differences,
      long unlisted) {

    static ReconciliationView of(Reconciliation one) {
      return new ReconciliationView(
          one.mapping(),
          one.source(),
          one.startedAt(),
          one.lines(),
          one.rejected(),
          one.events(),
          one.same(),
          one.missing(),
          one.different(),
          one.erased(),
          one.extra(),
          one.seed(),
          one.differences().stream().map(DifferenceView::of).toList(),
          one.unlisted());
    }
  }

  @POST
  @Consumes({"text/csv", MediaType.APPLICATION_OCTET_STREAM})
  @BodyLimit(MAX_FILE_BYTES)
  @RolesAllowed("operator")
  @Operation(
      summary = "Compare a file of a source with what is stored of it; nothing is changed",
      description =
          """
          Tells exactly how many events of the file are not stored (`missing`) or stored otherwise \
          (`different`), and how many events of the mapping's source the file lacks (`extra`), of \
          those that happened from `from` until before `until` if these are given. With `sample`, \
          so many events are drawn from the file and compared, by `seed` if that is given, and \
          `extra` is not told. `shift` is that of the import. The first thousand differences are \
          listed.""")
  public ReconciliationView compare(
      @Parameter(required = true) @QueryParam("mapping") @Nullable String mapping,
      @QueryParam("shift") @DefaultValue("P0D") String shift,
      @QueryParam("from") @Nullable String from,
      @QueryParam("until") @Nullable String until,
      @QueryParam("sample") @Nullable Integer sample,
      @QueryParam("seed") @Nullable Long seed,
      InputStream file) {
    var known = ProblemException.required("mapping", mapping);
    var now = clock.instant();
    var order =
        new Reconciliations.Order(
            known,
            period(shift),
            instant("from", from),
            instant("until", until),
            draw(sample, seed == null ? now.toEpochMilli() : seed),
            now);
    return ReconciliationView.of(reconciliations.compare(order, file));
  }

  private static Optional<Reconciliations.Draw> draw(@Nullable Integer sample, long seed) {
    if (sample == null) {
      return Optional.empty();
    }
    if (sample < 1 || sample > MAX_DRAWN) {
      throw ProblemException.invalid(
          "sample", "out-of-range", "sample must be between 1 and " + MAX_DRAWN);
    }
    return Optional.of(new Reconciliations.Draw(sample, seed));
  }

  private static Period period(String text) {
    try {
      return Period.parse(text);
    } catch (DateTimeException unreadable) {
      throw ProblemException.invalid(
          "shift", "datatype-mismatch", "shift must be a period such as P30D");
    }
  }

  private static Optional<Instant> instant(String name, @Nullable String text) {
    try {
      var instant = Optional.ofNullable(text).map(given -> OffsetDateTime.parse(given).toInstant());
      if (instant.filter(one -> one.isBefore(EARLIEST) || one.isAfter(LATEST)).isPresent()) {
        throw ProblemException.invalid(
            name, "out-of-range", name + " must be between the years 1970 and 9999");
      }
      return instant;
    } catch (DateTimeException unreadable) {
      throw ProblemException.invalid(
          name, "datatype-mismatch", name + " must be an instant such as 2026-11-22T10:00:00Z");
    }
  }
}
