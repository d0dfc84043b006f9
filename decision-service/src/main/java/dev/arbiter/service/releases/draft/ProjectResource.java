package dev.arbiter.service.releases.draft;

import dev.arbiter.service.releases.Drafting.Live;
import dev.arbiter.service.releases.draft.Draft.Head;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The projects of the server over HTTP. */
@Dependent
@Path("/projects")
@Tag(name = "Drafts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
  "business-author",
  "rule-developer",
  "approver",
  "data-scientist",
  "compliance",
  "operator"
})
public class ProjectResource {
  private final Drafts drafts;

  @Inject
  public ProjectResource(@Context Drafts drafts) {
    this.drafts = drafts;
  }

  /**
   * A rule project.
   *
   * @param live the release in force
   * @param newest the number of its newest release
   * @param draft what is on its way to the next
   */
  public record ProjectView(
      String project,
      Optional<LiveNumber> live,
      Optional<Long> newest,
      Optional<DraftState> draft) {}

  /**
   * The release in force.
   *
   * @param since the instant from which it answers
   */
  public record LiveNumber(long number, Instant since) {
    private static LiveNumber of(Live live) {
      return new LiveNumber(live.number(), live.since());
    }
  }

  /** How far a draft is; see the draft itself. */
  public record DraftState(
      Optional<Long> base, long revision, String changedBy, Instant changedAt) {
    private static DraftState of(Head head) {
      return new DraftState(head.base(), head.revision(), head.changedBy(), head.changedAt());
    }
  }

  @GET
  @Operation(
      summary = "The rule projects by name: what is in force, what is newest, what is on its way")
  public List<ProjectView> list() {
    var heads =
        drafts.heads().stream().collect(Collectors.toMap(Head::project, Function.identity()));
    var live = drafts.releases().live();
    var newest = drafts.releases().newest();
    var names = new TreeSet<>(newest.keySet());
    names.addAll(heads.keySet());
    return names.stream()
        .map(
            name ->
                new ProjectView(
                    name,
                    Optional.ofNullable(live.get(name)).map(LiveNumber::of),
                    Optional.ofNullable(newest.get(name)),
                    Optional.ofNullable(heads.get(name)).map(DraftState::of)))
        .toList();
  }
}
