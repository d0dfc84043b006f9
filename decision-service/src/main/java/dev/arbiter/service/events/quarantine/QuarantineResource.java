package dev.arbiter.service.events.quarantine;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.service.events.Quarantined;
import dev.arbiter.service.http.Page;
import dev.arbiter.service.http.body.BodyLimit;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Refused records over HTTP. */
@Dependent
@Path("/quarantine")
@Tag(name = "Events")
@Produces(MediaType.APPLICATION_JSON)
public class QuarantineResource {
  private static final long MAX_BYTES = 1L << 20;
  private static final int MOST_AT_ONCE = 1_000;
  private static final Set<String> STATES =
      Set.of(Quarantined.OPEN, Quarantined.REPLAYED, Quarantined.DISMISSED);

  private final Quarantine quarantine;

  @Inject
  public QuarantineResource(@Context Quarantine quarantine) {
    this.quarantine = quarantine;
  }

  /** A refused record with what was handed in, as text; personal data. */
  @Schema(name = "QuarantinedRecord")
  public record Whole(@JsonUnwrapped Quarantined record, String original) {}

  /** Why a record is refused still. */
  public record Flaw(String code, String path, String message) {
    static Flaw of(Violation violation) {
      return new Flaw(violation.code().wire(), violation.path(), violation.message());
    }
  }

  /**
   * What became of a record.
   *
   * @param flaws why it stays open; empty if it does not
   */
  @Schema(name = "QuarantineFate")
  public record Fate(long seq, String state, List<String> events, List<Flaw> flaws) {}

  @GET
  @RolesAllowed({"operator", "compliance"})
  @Operation(summary = "Refused records with their violations, newest first")
  public Page<Quarantined> list(
      @QueryParam("import") @Nullable String origin,
      @QueryParam("code") @Nullable String code,
      @QueryParam("state") @Nullable String state,
      @QueryParam("event") @Nullable String event,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    var shown = Page.limit(Optional.ofNullable(limit));
    var before = Page.before(Optional.ofNullable(cursor));
    if (state != null && !STATES.contains(state)) {
      throw ProblemException.invalid(
          "state", "out-of-range", "state must be open, replayed or dismissed");
    }
    var filter =
        new Quarantined.Filter(
            Optional.ofNullable(origin),
            code(code),
            Optional.ofNullable(state),
            Optional.ofNullable(event));
    return Page.of(quarantine.list(filter, before, shown + 1), shown, Quarantined::seq);
  }

  private static Optional<String> code(@Nullable String code) {
    var codes = Arrays.stream(Violation.Code.values()).map(Violation.Code::wire).toList();
    if (code != null && !codes.contains(code)) {
      throw ProblemException.invalid("code", "out-of-range", "code must be one of " + codes);
    }
    return Optional.ofNullable(code);
  }

  private Quarantined found(long seq) {
    return quarantine
        .find(seq)
        .orElseThrow(() -> ProblemException.notFound("No refused record has this number"));
  }

  @GET
  @Path("{seq}")
  @RolesAllowed({"operator", "compliance"})
  @Operation(
      summary = "One refused record and what was handed in",
      description = "What was handed in is personal: who read it is in the admin log.")
  public Whole read(@PathParam("seq") long seq, @Context SecurityContext caller) {
    var record = found(seq);
    return new Whole(record, quarantine.original(seq, name(caller)).orElse(""));
  }

  @POST
  @Path("{seq}/replay")
  @RolesAllowed("operator")
  @Operation(
      summary = "Take a refused record in as it is",
      description =
          "For instance after its mapping was mended. A record that is refused again stays open;"
              + " one that was replayed before is left as it is.")
  public Fate replay(@PathParam("seq") long seq, @Context SecurityContext caller) {
    return fate(found(seq), Optional.empty(), caller);
  }

  @POST
  @Path("{seq}/correction")
  @Consumes(MediaType.APPLICATION_JSON)
  @BodyLimit(MAX_BYTES)
  @RolesAllowed("operator")
  @Operation(
      summary = "Take a corrected record in for a refused one",
      description =
          "The body has the form of the original: an event, or for a line of a file its texts by"
              + " column. What was handed in first is kept.")
  public Fate correct(
      @PathParam("seq") long seq, byte[] corrected, @Context SecurityContext caller) {
    return fate(found(seq), Optional.of(corrected), caller);
  }

  private Fate fate(Quarantined before, Optional<byte[]> corrected, SecurityContext caller) {
    requireState(before, Quarantined.DISMISSED);
    var flaws = quarantine.replay(before.seq(), corrected, name(caller));
    var now = found(before.seq());
    return new Fate(now.seq(), now.state(), now.events(), flaws.stream().map(Flaw::of).toList());
  }

  @POST
  @Path("{seq}/dismissal")
  @RolesAllowed("operator")
  @Operation(summary = "Say that a refused record is not to be taken in")
  public Fate dismiss(@PathParam("seq") long seq, @Context SecurityContext caller) {
    requireState(found(seq), Quarantined.REPLAYED);
    quarantine.dismiss(seq, name(caller));
    var now = found(seq);
    return new Fate(seq, now.state(), now.events(), List.of());
  }

  private static void requireState(Quarantined record, String other) {
    if (record.state().equals(other)) {
      throw new ProblemException(ProblemKind.CONFLICT, "The record is " + other + " already");
    }
  }

  @POST
  @Path("all/replay")
  @RolesAllowed("operator")
  @Operation(
      summary = "Take many open records in as they are, the oldest first",
      description = "A thousand at a time: while the answer has `next`, go on with it as `after`.")
  public Quarantine.Replayed replayAll(
      @QueryParam("import") @Nullable String origin,
      @QueryParam("code") @Nullable String code,
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("" + MOST_AT_ONCE) int limit,
      @Context SecurityContext caller) {
    if (limit < 1 || limit > MOST_AT_ONCE) {
      throw ProblemException.invalid(
          "limit", "out-of-range", "limit must be from 1 to " + MOST_AT_ONCE);
    }
    var filter =
        new Quarantined.Filter(
            Optional.ofNullable(origin), code(code), Optional.empty(), Optional.empty());
    return quarantine.replayAll(filter, after, limit, name(caller));
  }

  private static String name(SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }
}
