package dev.arbiter.service.releases;

import dev.arbiter.domain.guard.Guardrails;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.Deployment.Mode;
import dev.arbiter.service.releases.DeploymentStore.NewDeployment;
import dev.arbiter.service.releases.DeploymentStore.Serving;
import dev.arbiter.service.releases.Deployments.Rollback;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Deployments over HTTP. */
@Dependent
@Path("/projects/{project}")
@Tag(name = "Releases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
  "business-author",
  "rule-developer",
  "approver",
  "data-scientist",
  "compliance",
  "operator"
})
public class DeploymentResource {
  private static final int ALL = 100;
  private static final int MAX_SECONDS = 60;
  private static final String QUORUM = "quorum";

  private final Deployments deployments;

  @Inject
  public DeploymentResource(@Context Releases releases) {
    this.deployments = releases.deployments();
  }

  /**
   * What is to be deployed.
   *
   * @param mode by default a canary if there is a share, else live
   * @param percent of the subjects, to try it beside the live release; a shadow has all without it
   * @param at when it comes into force; now without it
   * @param guardrails within which it has to stay; those of the project without them
   * @param despiteBreach whether it is wanted though the release broke a guardrail; with a reason
   */
  public record DeploymentOrder(
      long release,
      Optional<Mode> mode,
      Optional<Integer> percent,
      Optional<Instant> at,
      Optional<String> reason,
      Optional<Guardrails> guardrails,
      Optional<Boolean> despiteBreach) {

    Mode checkedMode() {
      var wanted = mode.orElse(percent.isPresent() ? Mode.CANARY : Mode.LIVE);
      var share = percent.orElse(ALL);
      if (share < 1 || share > ALL) {
        throw outOfRange("percent must be between 1 and 100");
      }
      if (wanted == Mode.CANARY && share == ALL) {
        throw outOfRange("percent of a canary must be between 1 and 99");
      }
      if (wanted == Mode.LIVE && percent.isPresent()) {
        throw outOfRange("percent is for a canary or a shadow; live is for all");
      }
      if (wanted == Mode.SHADOW && guardrails.isPresent()) {
        throw ProblemException.invalid(
            "guardrails", "out-of-range", "guardrails are for what somebody sees, not a shadow");
      }
      return wanted;
    }

    private static ProblemException outOfRange(String detail) {
      return ProblemException.invalid("percent", "out-of-range", detail);
    }
  }

  /**
   * What is to be put back.
   *
   * @param release by default what was there before
   * @param from only if this release is in force
   */
  public record RollbackOrder(Optional<Long> release, Optional<Long> from, String reason) {}

  @GET
  @Path("/deployments")
  @Operation(summary = "The deployments of a project, the newest first")
  public List<Deployment> list(@PathParam("project") String project) {
    return deployments.store().deployments(project);
  }

  @POST
  @Path("/deployments")
  @RolesAllowed("operator")
  @Operation(
      summary =
          "Put an approved release in force, for all subjects, for a share of them or for nobody to"
              + " see, now or at an instant")
  public Deployment deploy(
      @PathParam("project") String project,
      DeploymentOrder order,
      @Context SecurityContext caller) {
    var reason = order.reason().orElse("");
    var despiteBreach = order.despiteBreach().orElse(false);
    if (!reason.isEmpty() || despiteBreach) {
      GivenReason.check(reason);
    }
    return deployments.deploy(
        new NewDeployment(
            project,
            order.release(),
            order.checkedMode(),
            order.percent(),
            order.at(),
            false,
            reason,
            caller(caller).name(),
            order.guardrails(),
            despiteBreach));
  }

  @DELETE
  @Path("/deployments/{id}")
  @RolesAllowed("operator")
  @Operation(summary = "Take back a deployment that has not come into force")
  public void cancel(
      @PathParam("project") String project,
      @PathParam("id") long id,
      @Context SecurityContext caller) {
    if (deployments.store().deployments(project).stream().noneMatch(one -> one.id() == id)) {
      throw ProblemException.notFound("The project has no deployment of this id");
    }
    if (!deployments.store().cancel(project, id, caller(caller).name())) {
      throw new ProblemException(
          ProblemKind.CONFLICT,
          "This deployment is not to come any more: roll back what is in force");
    }
  }

  @POST
  @Path("/rollback")
  @RolesAllowed("operator")
  @Operation(
      summary = "End a canary and a shadow, or put an earlier release back in force, with a reason")
  public Deployment rollBack(
      @PathParam("project") String project, RollbackOrder order, @Context SecurityContext caller) {
    GivenReason.check(order.reason());
    return deployments.rollBack(
        project, new Rollback(order.release(), order.from(), order.reason()), caller(caller));
  }

  @GET
  @Path("/serving")
  @Operation(
      summary =
          "Which release each node serves, and since when; with a deployment or a digest once all"
              + " nodes, or a quorum of them, serve it, or so many seconds later")
  public List<Serving> serving(
      @PathParam("project") String project,
      @QueryParam("deployment") @Nullable Long deployment,
      @QueryParam("digest") @Nullable String digest,
      @Parameter(
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"all", QUORUM},
                      defaultValue = "all"))
          @QueryParam("nodes")
          @DefaultValue("all")
          String nodes,
      @QueryParam("seconds") @DefaultValue("10") int seconds) {
    if (seconds < 0 || seconds > MAX_SECONDS) {
      throw ProblemException.invalid(
          "seconds", "out-of-range", "seconds must be between 0 and " + MAX_SECONDS);
    }
    if (!List.of("all", QUORUM).contains(nodes)) {
      throw ProblemException.invalid("nodes", "out-of-range", "nodes must be all or quorum");
    }
    var wanted =
        new Fleet.Wanted(
            Optional.ofNullable(deployment), Optional.ofNullable(digest), nodes.equals(QUORUM));
    var fleet = deployments.fleet();
    return wanted.isNothing()
        ? fleet.serving(project)
        : fleet.await(project, wanted, Duration.ofSeconds(seconds));
  }

  private static Caller caller(SecurityContext context) {
    return (Caller) context.getUserPrincipal();
  }
}
