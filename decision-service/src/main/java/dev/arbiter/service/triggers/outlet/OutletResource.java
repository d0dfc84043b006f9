package dev.arbiter.service.triggers.outlet;

import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.signing.Grace;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Outlets over HTTP. */
@Dependent
@Path("/outlets")
@Tag(name = "Triggers")
@RolesAllowed("operator")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OutletResource {
  private static final int ATTEMPTS = 12;

  private final Outlets outlets;

  @Inject
  public OutletResource(@Context Outlets outlets) {
    this.outlets = outlets;
  }

  /**
   * What an outlet is to be.
   *
   * @param kind {@code webhook}, {@code kafka} or {@code stream}
   * @param url of a webhook
   * @param topic of Kafka
   * @param attempts how often it is tried; 12 without it, which is more than half a day
   */
  @Schema(name = "OutletOrder")
  public record OutletOrder(
      String kind, Optional<String> url, Optional<String> topic, Optional<Integer> attempts) {

    Outlets.Wanted wanted() {
      var known =
          Outlet.Kind.of(kind)
              .orElseThrow(
                  () ->
                      ProblemException.invalid(
                          "kind", "unknown-name", "kind must be webhook, kafka or stream"));
      refuse("url", known != Outlet.Kind.WEBHOOK && url.isPresent());
      refuse("topic", known != Outlet.Kind.KAFKA && topic.isPresent());
      var target =
          switch (known) {
            case WEBHOOK -> required("url", url);
            case KAFKA -> required("topic", topic);
            case STREAM -> "";
          };
      return new Outlets.Wanted(known, target, attempts.orElse(ATTEMPTS));
    }

    private static void refuse(String name, boolean isThere) {
      if (isThere) {
        throw ProblemException.invalid(
            name,
            "additional-properties",
            "a webhook has a url, an outlet to Kafka a topic, a stream neither");
      }
    }

    private static String required(String name, Optional<String> value) {
      return value.orElseThrow(
          () -> ProblemException.invalid(name, "required-missing", name + " is required"));
    }
  }

  /**
   * An outlet as the caller is told.
   *
   * @param secret only when it is made
   */
  @Schema(name = "Outlet")
  public record OutletView(
      String outlet,
      String kind,
      String target,
      int attempts,
      Instant createdAt,
      String createdBy,
      Instant changedAt,
      Optional<Instant> previousUntil,
      Optional<String> secret) {

    static OutletView of(Outlet outlet, Optional<String> secret) {
      return new OutletView(
          outlet.name(),
          outlet.kind().wire(),
          outlet.target(),
          outlet.attempts(),
          outlet.createdAt(),
          outlet.createdBy(),
          outlet.changedAt(),
          outlet.previousUntil(),
          secret);
    }
  }

  @GET
  @Operation(summary = "All outlets, without their secrets")
  public List<OutletView> list() {
    return outlets.list().stream().map(one -> OutletView.of(one, Optional.empty())).toList();
  }

  @PUT
  @Path("{outlet}")
  @Operation(
      summary = "Have decisions of triggers told to an outlet; a new one's secret is shown once",
      description =
          "A webhook is signed as Standard Webhooks (https://www.standardwebhooks.com) says, by"
              + " HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body. It is told each"
              + " firing at least once, each time under the same `webhook-id`, and tried again"
              + " later if it does not answer by 2xx within ten seconds. It must be https and lead to a"
              + " public address, unless the server is set up with `arbiter.outlets.internal`.")
  public OutletView put(
      @PathParam("outlet") String name, OutletOrder order, @Context SecurityContext caller) {
    var secret = outlets.put(name, order.wanted(), caller.getUserPrincipal().getName());
    return view(name, secret);
  }

  @POST
  @Path("{outlet}/secret")
  @Operation(
      summary =
          "Give an outlet another secret; messages are signed by the one before, too, for `grace`,"
              + " a day if it is not said")
  public OutletView rotate(
      @PathParam("outlet") String name,
      @QueryParam("grace") @Nullable String grace,
      @Context SecurityContext caller) {
    var secret = outlets.rotate(name, Grace.of(grace), caller.getUserPrincipal().getName());
    return view(name, Optional.of(secret));
  }

  private OutletView view(String name, Optional<String> secret) {
    return OutletView.of(outlets.find(name).orElseThrow(Outlets::unknown), secret);
  }

  @DELETE
  @Path("{outlet}")
  @Operation(
      summary = "Remove an outlet; what it was to be told waits as dead",
      description = "Once there is an outlet of this name again, it can be tried again.")
  public void remove(@PathParam("outlet") String name, @Context SecurityContext caller) {
    outlets.remove(name, caller.getUserPrincipal().getName());
  }
}
