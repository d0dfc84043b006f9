package dev.arbiter.service.events.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.EventReport;
import dev.arbiter.service.events.Intake;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.events.form.CloudEvents;
import dev.arbiter.service.http.body.BodyLimit;
import dev.arbiter.service.http.body.Room;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.http.json.JsonBodies;
import dev.arbiter.service.http.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Events over HTTP. */
@Dependent
@Path("/")
@Tag(name = "Events")
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {
  private static final long MAX_JSON_BYTES = 16L << 20;
  private static final long MAX_NDJSON_BYTES = 1L << 30;
  private static final String BINARY = "ce-";

  private final Intake intake;
  private final Room room;
  private final InstantSource clock;
  private final EventJson json;

  @Inject
  public EventResource(
      @Context Intake intake,
      @Context EventJson json,
      @Context Room room,
      @Context InstantSource clock) {
    this.json = json;
    this.room = room;
    this.intake = intake;
    this.clock = clock;
  }

  @POST
  @Path("events")
  @Consumes(MediaType.APPLICATION_JSON)
  @BodyLimit(MAX_JSON_BYTES)
  @RolesAllowed({"channel", "operator"})
  @Operation(
      summary = "Take in one event or an array of events; the answer follows their commit",
      description =
          """
          An event is one of ours or a CloudEvent 1.0: in structured mode, in batches, or in binary \
          mode, where the headers `ce-specversion`, `ce-id`, `ce-source`, `ce-type` and `ce-time` \
          stand beside the data. Its `subject` is `kind:value`, unless there are identifiers in its \
          data; its type is one of ours, which `dev.arbiter.` may precede; its source and its id \
          make the id of the event. Bodies may be packed (`Content-Encoding: gzip`).""")
  @RequestBody(ref = "Events")
  @APIResponse(responseCode = "200", ref = "EventReport")
  public EventReport accept(
      InputStream json, @Context HttpHeaders headers, @Context SecurityContext caller)
      throws IOException {
    return room.take(json, bytes -> accept(JsonBodies.tree(bytes), headers, clouds(caller)));
  }

  /** Operators alone restore what was written of our events. */
  private CloudEvents clouds(SecurityContext caller) {
    return new CloudEvents(json, caller.isUserInRole("operator"));
  }

  private EventReport accept(JsonNode body, HttpHeaders headers, CloudEvents clouds) {
    var delivery = new Delivery(intake);
    var attributes = attributes(headers);
    if (attributes.containsKey("specversion")) {
      var type = String.valueOf(headers.getMediaType());
      delivery.add(clouds.read(0, CloudEvents.binary(attributes, type, body), clock.instant()));
    } else if (body.isArray()) {
      body.forEach(node -> delivery.add(json.read(delivery.next(), node, clock.instant())));
    } else {
      delivery.add(json.read(0, body, clock.instant()));
    }
    return delivery.report();
  }

  private static Map<String, String> attributes(HttpHeaders headers) {
    var attributes = new TreeMap<String, String>();
    headers
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (name.regionMatches(true, 0, BINARY, 0, BINARY.length())) {
                var attribute = name.substring(BINARY.length()).toLowerCase(Locale.ROOT);
                attributes.put(attribute, values.get(0));
              }
            });
    return attributes;
  }

  @POST
  @Path("events")
  @Consumes(CloudEvents.STRUCTURED)
  @BodyLimit(MAX_JSON_BYTES)
  @RolesAllowed({"channel", "operator"})
  @RequestBody(ref = "Events")
  @APIResponse(responseCode = "200", ref = "EventReport")
  public EventReport acceptCloudEvent(InputStream json, @Context SecurityContext caller)
      throws IOException {
    return room.take(json, bytes -> accept(JsonBodies.tree(bytes), clouds(caller)));
  }

  private EventReport accept(JsonNode cloud, CloudEvents clouds) {
    var delivery = new Delivery(intake);
    delivery.add(clouds.read(0, cloud, clock.instant()));
    return delivery.report();
  }

  @POST
  @Path("events")
  @Consumes(CloudEvents.BATCH)
  @BodyLimit(MAX_JSON_BYTES)
  @RolesAllowed({"channel", "operator"})
  @RequestBody(ref = "Events")
  @APIResponse(responseCode = "200", ref = "EventReport")
  public EventReport acceptCloudEvents(InputStream json, @Context SecurityContext caller)
      throws IOException {
    return room.take(json, bytes -> acceptBatch(JsonBodies.tree(bytes), clouds(caller)));
  }

  private EventReport acceptBatch(JsonNode body, CloudEvents clouds) {
    if (!body.isArray()) {
      throw ProblemException.invalid(
          "", "datatype-mismatch", "The body must be an array of CloudEvents");
    }
    var delivery = new Delivery(intake);
    body.forEach(node -> delivery.add(clouds.read(delivery.next(), node, clock.instant())));
    return delivery.report();
  }

  @POST
  @Path("events")
  @Consumes("application/x-ndjson")
  @BodyLimit(MAX_NDJSON_BYTES)
  @RolesAllowed({"channel", "operator"})
  @Operation(summary = "Take in a stream of events or CloudEvents, one on each line")
  @RequestBody(ref = "Events")
  @APIResponse(responseCode = "200", ref = "EventReport")
  public EventReport acceptLines(InputStream body, @Context SecurityContext caller)
      throws IOException {
    var clouds = clouds(caller);
    var delivery = new Delivery(intake);
    var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8), 1 << 16);
    for (var line = Lines.next(lines); line.isPresent(); line = Lines.next(lines)) {
      if (!line.get().isBlank()) {
        delivery.add(submission(delivery.next(), line.get(), clouds), line.get().length());
      }
    }
    return delivery.report();
  }

  private Submission submission(long index, String line, CloudEvents clouds) {
    try {
      var node = Json.mapper().readTree(line);
      return node.has("specversion")
          ? clouds.read(index, node, clock.instant())
          : json.read(index, node, clock.instant());
    } catch (JsonProcessingException malformed) {
      var bytes = line.getBytes(StandardCharsets.UTF_8);
      return Submission.refused(
          index,
          "line-" + UUID.nameUUIDFromBytes(bytes),
          List.of(Violation.mismatch("line", "one JSON object", "something else")),
          () -> bytes);
    }
  }
}
