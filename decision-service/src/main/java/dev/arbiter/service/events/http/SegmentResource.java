package dev.arbiter.service.events.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.EventReport;
import dev.arbiter.service.events.Intake;
import dev.arbiter.service.events.form.Segment;
import dev.arbiter.service.events.form.Sender;
import dev.arbiter.service.http.body.Room;
import dev.arbiter.service.http.json.JsonBodies;
import dev.arbiter.service.http.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Segment's tracking API: its libraries send here when this is their host. */
@Dependent
@Path("/segment")
@Tag(name = "Events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"channel", "operator", "source"})
public class SegmentResource {
  private static final String BATCH = "batch";

  /** The calls, and the short names that the library for browsers has for them. */
  private static final Map<String, String> CALLS =
      Map.of(
          "track", "track",
          "t", "track",
          "identify", "identify",
          "i", "identify",
          "page", "page",
          "p", "page",
          "alias", "alias",
          "a", "alias",
          "batch", BATCH,
          "b", BATCH);

  private final Intake intake;
  private final Room room;
  private final InstantSource clock;
  private final EventJson json;

  @Inject
  public SegmentResource(
      @Context Intake intake,
      @Context EventJson json,
      @Context Room room,
      @Context InstantSource clock) {
    this.json = json;
    this.intake = intake;
    this.room = room;
    this.clock = clock;
  }

  @POST
  @Path("{call}")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  @Operation(
      summary = "Take in what a library of Segment sends: track, identify, page, alias or batch",
      description =
          """
          Of `track`, the events Order Completed (a purchase for each product), Order Cancelled and \
          Order Refunded (a cancellation for each), Product Viewed, Unsubscribed, Email Marked as \
          Spam and the types that projects declare are planned; of `page`, pages of products, or \
          all if a project declares `page`. `userId` is an identifier of the kind `customer`, \
          `anonymousId` one of the kind `anonymous`; `identify` adds `email` and `phone`. The API \
          key may be the user name of basic authentication, as libraries send their write key.""")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = JsonNode.class)))
  @APIResponse(responseCode = "200", ref = "EventReport")
  public EventReport accept(
      @PathParam("call") String call, InputStream body, @Context SecurityContext caller)
      throws IOException {
    var known = CALLS.get(call);
    if (known == null) {
      throw ProblemException.notFound("Segment's calls are track, identify, page, alias and batch");
    }
    return room.take(body, bytes -> accept(known, JsonBodies.tree(bytes), sender(caller)));
  }

  @POST
  @Path("v1/{call}")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  @Operation(summary = "The same, for libraries that add a version to the host they are given")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = JsonNode.class)))
  @APIResponse(responseCode = "200", ref = "EventReport")
  public EventReport acceptVersioned(
      @PathParam("call") String call, InputStream body, @Context SecurityContext caller)
      throws IOException {
    return accept(call, body, caller);
  }

  private static Sender sender(SecurityContext caller) {
    return caller.isUserInRole("channel") || caller.isUserInRole("operator")
        ? Sender.LIBRARY
        : Sender.page(caller.getUserPrincipal().getName());
  }

  private EventReport accept(String call, JsonNode body, Sender sender) {
    var segment = new Segment(json, sender);
    var delivery = new Delivery(intake);
    var now = clock.instant();
    if (!call.equals(BATCH)) {
      segment.read(0, Optional.of(call), body, Optional.empty(), now).forEach(delivery::add);
      return delivery.report();
    }
    var batch = body.path(BATCH);
    if (!batch.isArray()) {
      throw ProblemException.invalid(
          BATCH, "datatype-mismatch", "batch must be a list of messages");
    }
    var sentAt = Optional.ofNullable(body.path("sentAt").textValue());
    for (var i = 0; i < batch.size(); i++) {
      segment.read(i, Optional.empty(), batch.get(i), sentAt, now).forEach(delivery::add);
    }
    return delivery.report();
  }
}
