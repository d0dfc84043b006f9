package dev.arbiter.service.http;

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

/** What the server counts, over HTTP. */
@Dependent
@Path("/metrics")
@Tag(name = "Server")
@Produces(MediaType.TEXT_PLAIN)
public class MetricsResource {
  private final Metrics metrics;

  @Inject
  public MetricsResource(@Context Metrics metrics) {
    this.metrics = metrics;
  }

  @GET
  @RolesAllowed("operator")
  @Operation(summary = "Decisions, log, cache, events and quarantine in the format of Prometheus")
  public String scrape() {
    return metrics.scrape();
  }
}
