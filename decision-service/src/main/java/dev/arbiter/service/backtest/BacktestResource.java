package dev.arbiter.service.backtest;

import dev.arbiter.domain.replay.DecisionHistory.Sample;
import dev.arbiter.domain.replay.DecisionHistory.Selection;
import dev.arbiter.service.http.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Backtests over HTTP, once they have been started. */
@Dependent
@Path("/backtests")
@Tag(name = "Backtests")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
  "business-author",
  "rule-developer",
  "approver",
  "data-scientist",
  "compliance",
  "operator"
})
public class BacktestResource {
  private static final int MAX_SECONDS = 60;

  private final Backtests backtests;

  @Inject
  public BacktestResource(@Context Backtests backtests) {
    this.backtests = backtests;
  }

  @GET
  @Operation(summary = "The latest backtests of this node, newest first, without their results")
  public List<BacktestView> list() {
    return backtests.list();
  }

  @GET
  @Path("/{id}")
  @Operation(
      summary =
          "How far a backtest is, and what it found; told when it has ended, or so many seconds"
              + " later")
  public BacktestView find(
      @PathParam("id") String id, @QueryParam("seconds") @DefaultValue("0") int seconds) {
    if (seconds < 0 || seconds > MAX_SECONDS) {
      throw ProblemException.invalid(
          "seconds", "out-of-range", "seconds must be between 0 and " + MAX_SECONDS);
    }
    return backtests.find(id, Duration.ofSeconds(seconds));
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed({"business-author", "rule-developer", "approver", "operator"})
  @Operation(summary = "Cancel a backtest; one that has ended stays as it is")
  public BacktestView cancel(@PathParam("id") String id) {
    return backtests.cancel(id);
  }

  /** Says where to follow a backtest that was started. */
  static Response started(BacktestView view, UriInfo uri) {
    return Response.accepted(view)
        .location(uri.getBaseUriBuilder().path("backtests").path(view.id()).build())
        .build();
  }

  /** Which logged decisions are wanted, as callers say it. */
  public static class Query {
    private static final int EXAMPLES = 3;
    private static final int MAX_EXAMPLES = 20;
    private static final String SALT = "arbiter";

    @Parameter(required = true, description = "Decisions from this instant on")
    @QueryParam("from")
    @Nullable String from;

    @Parameter(description = "and before this one; now by default")
    @QueryParam("to")
    @Nullable String to;

    @Parameter(description = "Of this slot only")
    @QueryParam("slot")
    @Nullable String slot;

    @Parameter(description = "Of this channel only")
    @QueryParam("channel")
    @Nullable String channel;

    @Parameter(description = "Of subjects who were in this segment only")
    @QueryParam("segment")
    @Nullable String segment;

    @Parameter(description = "A share of them, drawn by a hash of salt and decision id")
    @QueryParam("percent")
    @Nullable String percent;

    @Parameter(description = "No more than so many, drawn in the same way")
    @QueryParam("maximum")
    @Nullable Long maximum;

    @Parameter(description = "Says which draw it is: the same draws the same decisions")
    @QueryParam("salt")
    @Nullable String salt;

    @Parameter(description = "Examples of each kind of change, at most; 3 by default, up to 20")
    @QueryParam("examples")
    @Nullable Integer examples;

    /** The same, checked. */
    Order order(String project, Instant now) {
      var first =
          BacktestQuery.instant("from", from)
              .orElseThrow(
                  () -> ProblemException.invalid("from", "required-missing", "from is required"));
      var end = BacktestQuery.instant("to", to).orElse(now);
      if (!first.isBefore(end)) {
        throw ProblemException.invalid("to", "out-of-range", "to must be after from");
      }
      var sample =
          new Sample(
              BacktestQuery.percent(percent),
              BacktestQuery.number("maximum", maximum, 1, Long.MAX_VALUE),
              BacktestQuery.text("salt", salt).orElse(SALT));
      return new Order(
          new Selection(
              project,
              first,
              end,
              BacktestQuery.text("slot", slot),
              BacktestQuery.text("channel", channel),
              sample),
          BacktestQuery.text("segment", segment),
          BacktestQuery.number("examples", examples, 0, MAX_EXAMPLES).orElse(EXAMPLES));
    }
  }
}
