package dev.arbiter.service.releases;

import dev.arbiter.rules.tag.TagSwitch;
import dev.arbiter.rules.tag.TaggedRule;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.releases.Publisher.Published;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Switching by tags over HTTP. */
@Dependent
@Path("/projects/{project}/tags")
@Tag(name = "Releases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"business-author", "rule-developer"})
public class TagResource {
  private static final int MOST_TAGS = 100;

  private final Releases releases;

  @Inject
  public TagResource(@Context Releases releases) {
    this.releases = releases;
  }

  /**
   * What is to be switched.
   *
   * @param disable tags whose carriers are left out; with those to enable 1 to 100
   * @param enable tags that are disabled and shall be so no more
   * @param from the release that is changed; without it the one in force, else the newest
   * @param reason for the admin log; needed unless it is a dry run
   * @param dryRun whether it is told what would be switched, and nothing is published
   */
  public record TagOrder(
      List<String> disable,
      List<String> enable,
      Optional<Long> from,
      Optional<String> reason,
      Optional<Boolean> dryRun) {

    private TaggedReleases.Order checked() {
      var tags = disable.size() + enable.size();
      if (tags < 1 || tags > MOST_TAGS) {
        throw ProblemException.invalid(
            "disable",
            "out-of-range",
            "disable and enable must have 1 to %d tags together".formatted(MOST_TAGS));
      }
      var dry = dryRun.orElse(false);
      if (!dry) {
        GivenReason.check(reason.orElse(""));
      }
      return new TaggedReleases.Order(new TagSwitch(disable, enable), from, reason.orElse(""), dry);
    }
  }

  /**
   * What was switched, or would be.
   *
   * @param release empty if it was a dry run
   * @param from the release that was changed
   * @param disabled all tags that are disabled now
   * @param off what was in force and is left out
   * @param on what was left out and is in force
   */
  public record TagChange(
      Optional<ReleaseEntry> release,
      long from,
      Set<String> disabled,
      SwitchedRules off,
      SwitchedRules on) {

    private static TagChange of(TaggedReleases.Outcome outcome) {
      return new TagChange(
          outcome.published().map(Published::entry),
          outcome.from(),
          outcome.disabled(),
          SwitchedRules.of(outcome.switched().off()),
          SwitchedRules.of(outcome.switched().on()));
    }
  }

  /**
   * Rules that are switched.
   *
   * @param rules what excludes comes first; the first 1,000 of them
   */
  public record SwitchedRules(int count, List<RuleView> rules) {
    private static final int MOST = 1_000;

    private static SwitchedRules of(List<TaggedRule> rules) {
      return new SwitchedRules(rules.size(), rules.stream().limit(MOST).map(RuleView::of).toList());
    }
  }

  @POST
  @Operation(
      summary =
          "Publish a release that leaves out what carries a tag, or takes it back: checked, tested"
              + " and signed like any other; it is in force once it is approved and deployed")
  @APIResponse(
      responseCode = "201",
      description = "The release and what it switches",
      content = @Content(schema = @Schema(implementation = TagChange.class)))
  @APIResponse(
      responseCode = "200",
      description = "The same of a release of these contents that was there before, or a dry run",
      content = @Content(schema = @Schema(implementation = TagChange.class)))
  public Response change(
      @PathParam("project") String project,
      TagOrder order,
      @Context UriInfo uri,
      @Context SecurityContext caller) {
    var by = (Caller) caller.getUserPrincipal();
    var wanted = order.checked();
    var outcome = ProjectProblems.told(() -> releases.switchTags(project, wanted, by));
    var answer =
        outcome
            .published()
            .filter(Published::isNew)
            .map(
                published ->
                    uri.getBaseUriBuilder()
                        .path(ReleaseResource.class)
                        .path(Long.toString(published.entry().number()))
                        .build(project))
            .map(Response::created)
            .orElseGet(Response::ok);
    return answer.entity(TagChange.of(outcome)).build();
  }
}
