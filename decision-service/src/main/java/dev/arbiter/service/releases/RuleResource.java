package dev.arbiter.service.releases;

import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.tag.TaggedRule.Kind;
import dev.arbiter.service.http.Page;
import dev.arbiter.service.http.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The rules of a release with their tags over HTTP. */
@Dependent
@Path("/projects/{project}/releases/{number}/rules")
@Tag(name = "Releases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
  "business-author",
  "rule-developer",
  "approver",
  "data-scientist",
  "compliance",
  "operator"
})
public class RuleResource {
  private final TaggedReleases releases;

  @Inject
  public RuleResource(@Context Releases releases) {
    this.releases = releases.tagged();
  }

  @GET
  @Operation(
      summary =
          "What can carry tags in a release, by kind and place: actions, segments, models, rows of"
              + " tables, rules in DRL, scenarios; in force or left out because a tag is disabled")
  public Page<RuleView> list(
      @PathParam("project") String project,
      @PathParam("number") long number,
      @Parameter(description = "Only what carries this tag") @QueryParam("tag")
          @Nullable String tag,
      @Parameter(
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"action", "segment", "model", "row", "rule", "scenario"}))
          @QueryParam("kind")
          @Nullable String kind,
      @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) @QueryParam("enabled")
          @Nullable String enabled,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    var shown = Page.limit(Optional.ofNullable(limit));
    var wantedTag = Optional.ofNullable(tag);
    wantedTag.flatMap(RuleResource::objection).ifPresent(wrong -> refuse("tag", wrong));
    var wantedKind = Optional.ofNullable(kind).map(RuleResource::kind);
    var wantedState = Optional.ofNullable(enabled).map(RuleResource::truth);
    var found =
        releases.rules(project, number).stream()
            .filter(rule -> wantedTag.isEmpty() || rule.tags().contains(wantedTag.get()))
            .filter(rule -> wantedKind.orElse(rule.kind()) == rule.kind())
            .filter(rule -> wantedState.orElse(rule.enabled()) == rule.enabled())
            .map(RuleView::of)
            .toList();
    return Page.within(found, shown, Optional.ofNullable(cursor));
  }

  private static Optional<String> objection(String tag) {
    return DisabledTags.objection(List.of(tag));
  }

  private static Kind kind(String word) {
    return Kind.of(word)
        .orElseThrow(() -> ProblemException.invalid("kind", "out-of-range", "no such kind"));
  }

  private static boolean truth(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      refuse("enabled", "enabled must be true or false");
    }
    return text.equals("true");
  }

  private static void refuse(String parameter, String detail) {
    throw ProblemException.invalid(parameter, "out-of-range", detail);
  }
}
