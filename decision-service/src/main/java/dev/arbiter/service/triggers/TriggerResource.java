package dev.arbiter.service.triggers;

import dev.arbiter.domain.trigger.Trigger;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.http.Page;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Triggers and what became of their firings, over HTTP. */
@Dependent
@Path("/triggers")
@Tag(name = "Triggers")
@Produces(MediaType.APPLICATION_JSON)
public class TriggerResource {
  private final Firings firings;
  private final FiringHistory history;
  private final Deciding deciding;
  private final InstantSource clock;

  @Inject
  public TriggerResource(
      @Context Firings firings,
      @Context FiringHistory history,
      @Context Deciding deciding,
      @Context InstantSource clock) {
    this.firings = firings;
    this.history = history;
    this.deciding = deciding;
    this.clock = clock;
  }

  /**
   * A trigger in force.
   *
   * @param firings how many of its firings are in each state
   */
  @Schema(name = "Trigger")
  public record TriggerView(
      String trigger,
      String condition,
      String slot,
      String channel,
      String purpose,
      Optional<Integer> limit,
      String outlet,
      Duration lateness,
      Optional<Duration> again,
      Map<String, Long> firings) {

    static TriggerView of(Trigger trigger, Map<String, Map<String, Long>> counts) {
      var request = trigger.request();
      return new TriggerView(
          trigger.id(),
          trigger.condition().text(),
          request.slot(),
          request.channel(),
          request.purpose(),
          request.limit(),
          trigger.outlet(),
          trigger.lateness(),
          trigger.again(),
          counts.getOrDefault(trigger.id(), Map.of()));
    }
  }

  /**
   * A firing of a trigger.
   *
   * @param id also that of the decision
   * @param at when the condition became true
   * @param nextAt when it is tried again, if it is
   */
  @Schema(name = "Firing")
  public record FiringView(
      String id,
      String project,
      long release,
      String trigger,
      String profile,
      Instant at,
      String outlet,
      String state,
      int attempts,
      Optional<Instant> nextAt,
      Optional<String> problem,
      Instant changedAt) {

    static FiringView of(Firing one) {
      var isOpen = one.state() == Firing.State.DUE || one.state() == Firing.State.DECIDED;
      return new FiringView(
          one.id(),
          one.project(),
          one.release(),
          one.trigger(),
          one.profile(),
          one.at(),
          one.outlet(),
          one.state().wire(),
          one.attempts(),
          isOpen ? Optional.of(one.nextAt()) : Optional.empty(),
          one.problem(),
          one.changedAt());
    }
  }

  @GET
  @RolesAllowed({"compliance", "operator", "business-author", "rule-developer"})
  @Operation(summary = "The triggers in force of a project, and how far their firings are")
  public List<TriggerView> triggers(
      @Parameter(required = true) @QueryParam("project") @Nullable String project) {
    var known = ProblemException.required("project", project);
    var counts = history.counts(known);
    return deciding.triggers(known).stream()
        .map(trigger -> TriggerView.of(trigger, counts))
        .toList();
  }

  @GET
  @Path("/firings")
  @RolesAllowed({"compliance", "operator"})
  @Operation(
      summary = "The latest firings, newest first",
      description =
          "`due`: to be decided; `decided`: to be told to the outlet; `delivered`; `cancelled`: its"
              + " cause was gone; `late`: known too late; `empty`: nothing was chosen; `dead`: the"
              + " outlet did not take it; `failed`: no decision could be made.")
  public Page<FiringView> firings(
      @QueryParam("project") @Nullable String project,
      @QueryParam("trigger") @Nullable String trigger,
      @QueryParam("profile") @Nullable String profile,
      @QueryParam("state") @Nullable String state,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    var filter =
        new FiringHistory.Filter(
            Optional.ofNullable(project),
            Optional.ofNullable(trigger),
            Optional.ofNullable(profile),
            Optional.ofNullable(state).map(TriggerResource::state));
    var shown = Page.limit(Optional.ofNullable(limit));
    var found = history.list(filter, Page.before(Optional.ofNullable(cursor)), shown + 1);
    var page = Page.of(found, shown, Firing::seq);
    return new Page<>(page.items().stream().map(FiringView::of).toList(), page.next());
  }

  private static Firing.State state(String word) {
    return Firing.State.of(word)
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "state", "unknown-name", "state must be that of a firing, such as dead"));
  }

  @POST
  @Path("/firings/{id}/retry")
  @RolesAllowed("operator")
  @Operation(summary = "Try a firing again that is dead or failed")
  public FiringView retry(@PathParam("id") String id, @Context SecurityContext caller) {
    var by = Change.of(caller.getUserPrincipal().getName(), "firing.retried", id);
    var retried = firings.retry(id, by, clock.instant());
    var firing =
        history.find(id).orElseThrow(() -> ProblemException.notFound("No firing has this id"));
    if (!retried) {
      throw new ProblemException(ProblemKind.CONFLICT, "It is neither dead nor failed");
    }
    return FiringView.of(firing);
  }
}
