package dev.arbiter.service.models;

import dev.arbiter.rules.dmn.FeelJson.Encoding;
import dev.arbiter.service.http.body.BodyLimit;
import dev.arbiter.service.http.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** DMN models that come with the request. */
@Dependent
@Path("/models")
@Tag(name = "Models")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"business-author", "rule-developer", "data-scientist", "operator"})
public class ModelResource {
  private static final long LIMIT_BYTES = 8L << 20;

  private final Models models;

  @Inject
  public ModelResource(@Context Models models) {
    this.models = models;
  }

  @POST
  @Path("/evaluate")
  @BodyLimit(LIMIT_BYTES)
  @Operation(
      summary = "Evaluate a DMN model, or a part of it, without storing anything",
      description =
          """
          Numbers, texts, truth values, lists and contexts are those of JSON. Texts are read as
          dates, times and durations where the model declares an input so; anywhere else such a
          value is written with its type: `{"@type": "date", "value": "2021-01-31"}`. The types are
          `date`, `time`, `date and time`, `days and time duration`, `years and months duration`,
          `range` and, for a context that has an entry `@type` itself, `context`.
          """)
  public ModelAnswer evaluate(
      ModelRequest request,
      @Parameter(
              description = "How values that JSON lacks are written in the answer",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"plain", "typed"},
                      defaultValue = "plain"))
          @QueryParam("encoding")
          @Nullable String encoding) {
    return models.evaluate(request, encoding(encoding));
  }

  static Encoding encoding(@Nullable String name) {
    if (name == null || name.equals("plain")) {
      return Encoding.PLAIN;
    }
    if (name.equals("typed")) {
      return Encoding.TYPED;
    }
    throw ProblemException.invalid(
        "encoding", "unknown-name", "encoding must be one of plain, typed");
  }
}
