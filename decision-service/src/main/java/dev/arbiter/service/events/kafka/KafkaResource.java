package dev.arbiter.service.events.kafka;

import dev.arbiter.service.http.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far this node has come with the topics of Kafka, over HTTP. */
@Dependent
@Path("/kafka")
@Tag(name = "Events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator", "compliance"})
public class KafkaResource {
  private final KafkaFeed feed;

  @Inject
  public KafkaResource(@Context KafkaFeed feed) {
    this.feed = feed;
  }

  @GET
  @Operation(summary = "What this node consumes, how far it has come, and why it waits")
  public KafkaState state() {
    return feed.consuming()
        .map(KafkaConsuming::state)
        .orElseThrow(() -> ProblemException.notFound("This server consumes no topics"));
  }
}
