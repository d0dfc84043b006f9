package dev.arbiter.service.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.service.http.Page;
import dev.arbiter.service.http.body.BodyLimit;
import dev.arbiter.service.http.json.Json;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Events over HTTP. */
@Dependent
@Path("/")
@Tag(name = "Events")
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {
  private static final long MAX_JSON_BYTES = 16L << 20;
  private static final long MAX_NDJSON_BYTES = 1L << 30;
  private static final int LOT = 500;

  private final Intake intake;
  private final EventStore store;
  private final InstantSource clock;
  private final EventJson json = new EventJson(Json.mapper());

  @Inject
  public EventResource(
      @Context Intake intake, @Context EventStore store, @Context InstantSource clock) {
    this.intake = intake;
    this.store = store;
    this.clock = clock;
  }

  @POST
  @Path("events")
  @Consumes(MediaType.APPLICATION_JSON)
  @BodyLimit(MAX_JSON_BYTES)
  @RolesAllowed({"channel", "operator"})
  @Operation(summary = "Take in one event or an array of events; the answer follows their commit")
  @RequestBody(ref = "Events")
  @APIResponse(responseCode = "200", ref = "EventReport")
  public EventReport accept(JsonNode body) {
    var report = new EventReport();
    var lot = new ArrayList<Submission>(LOT);
    if (body.isArray()) {
      for (var node : body) {
        lot.add(json.read(report.read() + lot.size(), node, clock.instant()));
        flush(lot, report, LOT);
      }
    } else {
      lot.add(json.read(0, body, clock.instant()));
    }
    flush(lot, report, 1);
    return report;
  }

  @POST
  @Path("events")
  @Consumes("application/x-ndjson")
  @BodyLimit(MAX_NDJSON_BYTES)
  @RolesAllowed({"channel", "operator"})
  @Operation(summary = "Take in a stream of events, one on each line")
  @RequestBody(ref = "Events")
  @APIResponse(responseCode = "200", ref = "EventReport")
  public EventReport accept(InputStream body) throws IOException {
    var report = new EventReport();
    var lot = new ArrayList<Submission>(LOT);
    var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8), 1 << 16);
    for (var line = Lines.next(lines); line.isPresent(); line = Lines.next(lines)) {
      if (!line.get().isBlank()) {
        lot.add(submission(report.read() + lot.size(), line.get()));
        flush(lot, report, LOT);
      }
    }
    flush(lot, report, 1);
    return report;
  }

  private Submission submission(long index, String line) {
    try {
      return json.read(index, Json.mapper().readTree(line), clock.instant());
    } catch (JsonProcessingException malformed) {
      var bytes = line.getBytes(StandardCharsets.UTF_8);
      return Submission.refused(
          index,
          "line-" + UUID.nameUUIDFromBytes(bytes),
          List.of(Violation.mismatch("line", "one JSON object", "something else")),
          () -> bytes);
    }
  }

  private void flush(List<Submission> lot, EventReport report, int from) {
    if (lot.size() >= from) {
      report.add(intake.accept(Lot.of(lot)));
      lot.clear();
    }
  }

  @GET
  @Path("quarantine")
  @RolesAllowed({"operator", "compliance"})
  @Operation(summary = "Refused records with their violations, newest first")
  public Page<Quarantined> quarantine(
      @QueryParam("import") @Nullable String origin,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    var shown = Page.limit(Optional.ofNullable(limit));
    var before = Page.before(Optional.ofNullable(cursor));
    var found = store.quarantine(Optional.ofNullable(origin), before, shown + 1);
    return Page.of(found, shown, Quarantined::seq);
  }
}
