package dev.arbiter.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Does nothing, as slowly as everything else: what is left is the price of HTTP and JSON. */
@Dependent
@Path("/ping")
@Tag(name = "Server")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PingResource {

  @POST
  @RolesAllowed({"channel", "operator"})
  @Operation(
      summary = "Read any JSON and answer at once, to measure the way to the server and back")
  public Map<String, Boolean> ping(JsonNode body) {
    return Map.of("pong", !body.isMissingNode());
  }
}
