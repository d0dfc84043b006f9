package dev.arbiter.service.triggers;

import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.triggers.outlet.Outlet;
import dev.arbiter.service.triggers.outlet.Outlets;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Decisions of triggers as server-sent events. */
@Dependent
@Path("/outlets/{outlet}/stream")
@Tag(name = "Triggers")
public class StreamResource {
  private final Streams streams;
  private final Outlets outlets;

  @Inject
  public StreamResource(@Context Streams streams, @Context Outlets outlets) {
    this.streams = streams;
    this.outlets = outlets;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RolesAllowed("channel")
  @Operation(
      summary = "Listen to what an outlet of the kind `stream` is told",
      description =
          "Each event is a decision of a trigger, as a webhook would get it, and has a number as its"
              + " id. Who connects again with the number of the last event in `Last-Event-ID` misses"
              + " nothing of the last seven days; what is older is not told again. Without it the"
              + " stream begins now. A comment tells every fifteen seconds that the server is"
              + " there.")
  public void stream(
      @PathParam("outlet") String outlet,
      @QueryParam("profile") @Nullable String profile,
      @HeaderParam("Last-Event-ID") @Nullable String last,
      @Context SseEventSink sink,
      @Context Sse sse) {
    if (outlets.find(outlet).filter(one -> one.kind() == Outlet.Kind.STREAM).isEmpty()) {
      throw ProblemException.notFound("No outlet of the kind stream has this name");
    }
    streams.add(
        outlet,
        Optional.ofNullable(profile),
        Optional.ofNullable(last).map(StreamResource::number),
        new Page(sink, sse));
  }

  private static long number(String last) {
    try {
      return Long.parseLong(last);
    } catch (NumberFormatException malformed) {
      throw ProblemException.invalid(
          "Last-Event-ID", "datatype-mismatch", "Last-Event-ID must be the id of an event");
    }
  }

  /** A connection; what it did not take yet is bounded. */
  private record Page(SseEventSink sink, Sse sse, AtomicInteger waiting, AtomicBoolean broken)
      implements Streams.Listener {
    private static final int MOST_WAITING = 100;

    Page(SseEventSink sink, Sse sse) {
      this(sink, sse, new AtomicInteger(), new AtomicBoolean());
    }

    @Override
    public boolean isReady() {
      return waiting.get() == 0;
    }

    @Override
    public boolean isGone() {
      return sink.isClosed() || broken.get() || waiting.get() > MOST_WAITING;
    }

    @Override
    public void tell(long number, byte[] message) {
      send(
          sse.newEventBuilder()
              .id(Long.toString(number))
              .name("decision")
              .mediaType(MediaType.APPLICATION_JSON_TYPE)
              .data(String.class, new String(message, StandardCharsets.UTF_8))
              .build());
    }

    @Override
    public void greet() {
      send(sse.newEventBuilder().comment("here").build());
    }

    private void send(OutboundSseEvent event) {
      waiting.incrementAndGet();
      sink.send(event)
          .whenComplete(
              (done, failed) -> {
                waiting.decrementAndGet();
                broken.compareAndSet(false, failed != null);
              });
    }

    @Override
    public void close() {
      sink.close();
    }
  }
}
