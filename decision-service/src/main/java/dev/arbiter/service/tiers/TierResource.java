package dev.arbiter.service.tiers;

import dev.arbiter.domain.tier.Tiering;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tiers and their runs over HTTP. */
@Dependent
@Path("/tiers")
@Tag(name = "Tiers")
@Produces(MediaType.APPLICATION_JSON)
public class TierResource {
  /** Fewer subjects than this are not told of to all. */
  private static final int FEWEST = 5;

  private final Tiers tiers;

  @Inject
  public TierResource(@Context Tiers tiers) {
    this.tiers = tiers;
  }

  /**
   * The tiers of a trait that is in force.
   *
   * @param by the trait by which subjects are ranked
   * @param among who is ranked
   * @param every the time between two runs
   * @param last the last run that came to its end
   * @param underWay the run that did not yet
   * @param next when the next one is due
   */
  @Schema(name = "Tier")
  public record TierView(
      String project,
      String tier,
      String by,
      Optional<String> among,
      List<PartView> parts,
      Duration every,
      BigDecimal margin,
      Optional<TierRun> last,
      Optional<TierRun> underWay,
      Instant next) {}

  /**
   * One of the tiers.
   *
   * @param upTo which share of those who are ranked is in it or a higher one
   */
  @Schema(name = "TierPart")
  public record PartView(String name, BigDecimal upTo) {}

  /**
   * A run over all subjects.
   *
   * @param at as of which it ranks
   * @param ranked how many have a rank
   * @param moved how many changed their tier
   */
  @Schema(name = "TierRun")
  public record TierRun(
      String id,
      Instant at,
      String cause,
      String state,
      long ranked,
      long moved,
      List<TierCount> tiers,
      Optional<Instant> endedAt) {}

  /**
   * Who is in one of the tiers since a run.
   *
   * @param few whether they are less than five, of whom the caller is not told
   * @param from the least value in it, by rank alone
   */
  @Schema(name = "TierCount")
  public record TierCount(String name, long subjects, boolean few, Optional<Double> from) {}

  @GET
  @RolesAllowed({"compliance", "operator", "business-author", "rule-developer", "data-scientist"})
  @Operation(
      summary = "The tiers in force, how many subjects are in each, and when they are ranked again",
      description =
          "`ranking`: subjects are read; `telling`: events are written of who moved; `done`;"
              + " `dropped`: another declaration came into force meanwhile; `refused`: there are more than"
              + " five million subjects. `from` is the least value"
              + " of a tier by rank; with a `margin` some stay in a tier beyond it. Who is neither"
              + " compliance nor operator is told tiers of less than five subjects as `few`.")
  public List<TierView> tiers(
      @QueryParam("project") @Nullable String project, @Context SecurityContext caller) {
    var all = caller.isUserInRole("compliance") || caller.isUserInRole("operator");
    return tiers.standings().stream()
        .filter(one -> project == null || one.tiering().project().equals(project))
        .map(one -> view(one, all))
        .toList();
  }

  @POST
  @Path("/{name}/runs")
  @RolesAllowed("operator")
  @Operation(
      summary = "Rank all subjects now",
      description = "409 if a run is under way. Its rhythm stays as it is.")
  public TierRun run(
      @PathParam("name") String name,
      @Parameter(required = true) @QueryParam("project") @Nullable String project,
      @Context SecurityContext caller) {
    var known = ProblemException.required("project", project);
    var tiering =
        tiers.standings().stream()
            .map(Tiers.Standing::tiering)
            .filter(one -> one.project().equals(known) && one.name().equals(name))
            .findFirst()
            .orElseThrow(
                () -> ProblemException.notFound("No release in force has tiers of this name"));
    var by = Change.of(caller.getUserPrincipal().getName(), "tier.run", project + "/" + name);
    return tiers
        .ask(tiering, by)
        .map(run -> view(run, tiering, true))
        .orElseThrow(() -> new ProblemException(ProblemKind.CONFLICT, "A run is under way"));
  }

  private static TierView view(Tiers.Standing one, boolean all) {
    var tiering = one.tiering();
    return new TierView(
        tiering.project(),
        tiering.name(),
        tiering.by(),
        tiering.among(),
        tiering.parts().stream().map(part -> new PartView(part.name(), part.upTo())).toList(),
        tiering.every(),
        tiering.margin(),
        one.last().map(run -> view(run, tiering, all)),
        one.open().map(run -> view(run, tiering, all)),
        one.next());
  }

  private static TierRun view(Run run, Tiering tiering, boolean all) {
    return new TierRun(
        run.id(),
        run.at(),
        Run.wire(run.cause()),
        Run.wire(run.state()),
        run.ranked(),
        run.moved(),
        run.suits(tiering) ? counts(run, tiering, all) : List.of(),
        run.endedAt());
  }

  private static List<TierCount> counts(Run run, Tiering tiering, boolean all) {
    var counts = new ArrayList<TierCount>();
    for (var i = 0; i < run.counts().size(); i++) {
      var count = run.counts().get(i);
      var few = !all && count < FEWEST;
      var from = Optional.of(run.borders().get(i)).filter(border -> !few && !border.isNaN());
      counts.add(new TierCount(tiering.parts().get(i).name(), few ? 0 : count, few, from));
    }
    return counts;
  }
}
