package dev.arbiter.service.releases.watch;

import dev.arbiter.service.http.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far the server has followed what it watches, over HTTP. */
@Dependent
@Path("/watch")
@Tag(name = "Releases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"rule-developer", "approver", "compliance", "operator"})
public class WatchResource {
  private final Optional<Watch> watch;

  @Inject
  public WatchResource(@Context Watching watching) {
    this.watch = watching.watch();
  }

  @GET
  @Operation(
      summary = "What the server watches, the plan it took last, and why it could not take a newer")
  public WatchState state() {
    return watch
        .map(Watch::state)
        .orElseThrow(() -> ProblemException.notFound("This server watches nothing"));
  }
}
