package dev.arbiter.service.models;

import dev.arbiter.rules.dmn.DmnTarget;
import dev.arbiter.service.http.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The models and rule sets of the live releases. */
@Dependent
@Path("/projects/{project}")
@Tag(name = "Models")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"channel", "business-author", "rule-developer", "data-scientist"})
public class ServiceResource {
  private final LiveServices services;

  @Inject
  public ServiceResource(@Context LiveServices services) {
    this.services = services;
  }

  /**
   * A model of the live release.
   *
   * @param name in addresses
   * @param model its name in DMN
   */
  public record OfferedModel(
      String name,
      String model,
      String namespace,
      List<String> decisions,
      List<String> services,
      String openapi) {}

  /** A rule set of the live release. */
  public record OfferedRuleSet(String name, String openapi) {}

  @GET
  @Path("/models")
  @Operation(summary = "The DMN models of the live release")
  public List<OfferedModel> models(@PathParam("project") String project) {
    return services.describe(
        project,
        release ->
            release.models().entrySet().stream()
                .map(
                    entry -> {
                      var model = entry.getValue();
                      return new OfferedModel(
                          entry.getKey(),
                          model.name(),
                          model.namespace(),
                          model.decisions(),
                          model.services(),
                          openapi(project, "models", entry.getKey()));
                    })
                .toList());
  }

  @GET
  @Path("/models/{model}/openapi")
  @Operation(summary = "The inputs and outputs of a model, as an OpenAPI document of its own")
  public Map<String, Object> describeModel(
      @PathParam("project") String project, @PathParam("model") String name) {
    return services.describe(
        project,
        release ->
            ServiceDescription.of(
                release.release().ref(),
                name,
                LiveServices.named("model", release.models(), name)));
  }

  @POST
  @Path("/models/{model}/evaluate")
  @Operation(
      summary = "Evaluate a model of the live release, or one of its decisions",
      description =
          """
          The evaluation is in the log before the answer leaves. Values are written as for
          `POST /models/evaluate`.
          """)
  public EvaluatedModel evaluate(
      @PathParam("project") String project,
      @PathParam("model") String model,
      EvaluationRequest request,
      @Parameter(
              description = "How values that JSON lacks are written in the answer",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"plain", "typed"},
                      defaultValue = "plain"))
          @QueryParam("encoding")
          @Nullable String encoding) {
    var target =
        request.decision().<DmnTarget>map(DmnTarget.One::new).orElseGet(DmnTarget.Whole::new);
    return services.evaluate(project, model, target, request, ModelResource.encoding(encoding));
  }

  @POST
  @Path("/models/{model}/services/{service}/evaluate")
  @Operation(summary = "Evaluate a decision service of a model of the live release")
  public EvaluatedModel evaluateService(
      @PathParam("project") String project,
      @PathParam("model") String model,
      @PathParam("service") String service,
      EvaluationRequest request,
      @Parameter(
              description = "How values that JSON lacks are written in the answer",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"plain", "typed"},
                      defaultValue = "plain"))
          @QueryParam("encoding")
          @Nullable String encoding) {
    if (request.decision().isPresent()) {
      throw ProblemException.invalid(
          "decision", "unknown-name", "decision and service cannot be asked for together");
    }
    return services.evaluate(
        project, model, new DmnTarget.Service(service), request, ModelResource.encoding(encoding));
  }

  @GET
  @Path("/rulesets")
  @Operation(summary = "The rule sets of the live release: one for each file of rules")
  public List<OfferedRuleSet> ruleSets(@PathParam("project") String project) {
    return services.describe(
        project,
        release ->
            release.ruleSets().keySet().stream()
                .map(name -> new OfferedRuleSet(name, openapi(project, "rulesets", name)))
                .toList());
  }

  @GET
  @Path("/rulesets/{ruleset}/openapi")
  @Operation(summary = "The inputs and outputs of a rule set, as an OpenAPI document of its own")
  public Map<String, Object> describeRuleSet(
      @PathParam("project") String project, @PathParam("ruleset") String name) {
    return services.describe(
        project,
        release -> {
          LiveServices.named("rule set", release.ruleSets(), name);
          return ServiceDescription.of(name, release.release());
        });
  }

  @POST
  @Path("/rulesets/{ruleset}/evaluate")
  @Operation(
      summary = "Let a rule set of the live release judge actions in a situation",
      description = "The evaluation is in the log before the answer leaves.")
  public EvaluatedRuleSet judge(
      @PathParam("project") String project,
      @PathParam("ruleset") String ruleSet,
      RuleSetRequest request) {
    return services.judge(project, ruleSet, request);
  }

  private static String openapi(String project, String kind, String name) {
    return "/api/v1/projects/%s/%s/%s/openapi".formatted(project, kind, name);
  }
}
