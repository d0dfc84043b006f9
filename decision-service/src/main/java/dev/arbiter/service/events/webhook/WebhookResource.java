package dev.arbiter.service.events.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.EventReport;
import dev.arbiter.service.events.Intake;
import dev.arbiter.service.events.http.Delivery;
import dev.arbiter.service.http.body.Room;
import dev.arbiter.service.http.json.JsonBodies;
import dev.arbiter.service.http.signing.Grace;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Webhooks over HTTP. */
@Dependent
@Path("/webhooks")
@Tag(name = "Events")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {
  private final Webhooks webhooks;
  private final Intake intake;
  private final EventJson json;
  private final Room room;
  private final InstantSource clock;

  @Inject
  public WebhookResource(
      @Context Webhooks webhooks,
      @Context Intake intake,
      @Context EventJson json,
      @Context Room room,
      @Context InstantSource clock) {
    this.json = json;
    this.room = room;
    this.webhooks = webhooks;
    this.intake = intake;
    this.clock = clock;
  }

  /**
   * A source as the caller is told.
   *
   * @param secret only when it is made
   */
  public record WebhookSourceView(
      String source,
      Instant createdAt,
      String createdBy,
      Instant changedAt,
      Optional<Instant> previousUntil,
      Optional<String> secret) {

    static WebhookSourceView of(WebhookSource source, Optional<String> secret) {
      return new WebhookSourceView(
          source.name(),
          source.createdAt(),
          source.createdBy(),
          source.changedAt(),
          source.previousUntil(),
          secret);
    }

    static WebhookSourceView of(Webhooks.Issued issued) {
      return of(issued.source(), Optional.of(issued.secret()));
    }
  }

  @GET
  @Operation(summary = "All sources of webhooks, without their secrets")
  public List<WebhookSourceView> list() {
    return webhooks.list().stream()
        .map(source -> WebhookSourceView.of(source, Optional.empty()))
        .toList();
  }

  @PUT
  @Path("{source}")
  @Operation(summary = "Let a source send webhooks; its secret is shown this once")
  @APIResponse(
      responseCode = "201",
      description = "The source and its secret",
      content = @Content(schema = @Schema(implementation = WebhookSourceView.class)))
  public Response register(@PathParam("source") String source, @Context SecurityContext caller) {
    var issued = webhooks.register(source, caller.getUserPrincipal().getName());
    return Response.status(Response.Status.CREATED).entity(WebhookSourceView.of(issued)).build();
  }

  @POST
  @Path("{source}/secret")
  @Operation(
      summary =
          "Give a source another secret; the one before stays good for `grace`, a day if it is not said")
  public WebhookSourceView rotate(
      @PathParam("source") String source,
      @QueryParam("grace") @Nullable String grace,
      @Context SecurityContext caller) {
    return WebhookSourceView.of(
        webhooks.rotate(source, Grace.of(grace), caller.getUserPrincipal().getName()));
  }

  @DELETE
  @Path("{source}")
  @Operation(summary = "Take no more webhooks of a source")
  public void remove(@PathParam("source") String source, @Context SecurityContext caller) {
    webhooks.remove(source, caller.getUserPrincipal().getName());
  }

  @POST
  @Path("{source}")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermitAll
  @Operation(
      summary = "Take in the events of a signed webhook: one, or an array",
      description =
          """
          Signed as Standard Webhooks (https://www.standardwebhooks.com) says, by HMAC-SHA-256 over \\
          `webhook-id`, `webhook-timestamp` and the body. What is not signed by the secret of the \\
          source, or more than five minutes old, is answered by 401, and nothing is kept of it.""")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = JsonNode.class)))
  @APIResponse(responseCode = "200", ref = "EventReport")
  public EventReport receive(
      @PathParam("source") String source,
      @HeaderParam("webhook-id") @Nullable String id,
      @HeaderParam("webhook-timestamp") @Nullable String timestamp,
      @HeaderParam("webhook-signature") @Nullable String signatures,
      InputStream body)
      throws IOException {
    return room.take(
        body,
        bytes -> {
          webhooks.require(
              source, new Signed(orEmpty(id), orEmpty(timestamp), orEmpty(signatures), bytes));
          return accept(JsonBodies.tree(bytes));
        });
  }

  private EventReport accept(JsonNode events) {
    var delivery = new Delivery(intake);
    if (events.isArray()) {
      events.forEach(node -> delivery.add(json.read(delivery.next(), node, clock.instant())));
    } else {
      delivery.add(json.read(0, events, clock.instant()));
    }
    return delivery.report();
  }

  private static String orEmpty(@Nullable String header) {
    return header == null ? "" : header;
  }
}
