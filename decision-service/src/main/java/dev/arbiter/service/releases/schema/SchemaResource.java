package dev.arbiter.service.releases.schema;

import dev.arbiter.rules.schema.Schemas;
import dev.arbiter.service.http.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The schemas of rule projects over HTTP, for everybody: editors come without a key. */
@Dependent
@Path("/schemas")
@Tag(name = "Schemas")
@PermitAll
public class SchemaResource {
  private static final String JSON_SCHEMA = "application/schema+json";

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The names of the JSON Schemas of the YAML files of a rule project")
  public List<String> list() {
    return Schemas.names();
  }

  @GET
  @Path("/{name}.json")
  @Produces(JSON_SCHEMA)
  @Operation(summary = "The JSON Schema (draft 2020-12) of a kind of YAML file of a rule project")
  @APIResponse(
      responseCode = "200",
      description = "The schema",
      content = @Content(mediaType = JSON_SCHEMA, schema = @Schema(type = SchemaType.OBJECT)))
  public Response find(@PathParam("name") String name) {
    var text =
        Schemas.find(name)
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "There is no schema of this name: " + String.join(", ", Schemas.names())));
    return Response.ok(text).header("Cache-Control", "public, max-age=300").build();
  }
}
