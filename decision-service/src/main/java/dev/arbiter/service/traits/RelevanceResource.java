package dev.arbiter.service.traits;

import dev.arbiter.domain.relevance.Selection;
import dev.arbiter.service.http.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What traits tell of an outcome, over HTTP. */
@Dependent
@Path("/traits/relevance")
@Tag(name = "Profiles")
@Produces(MediaType.APPLICATION_JSON)
public class RelevanceResource {
  private final DeclaredTraits traits;

  @Inject
  public RelevanceResource(@Context DeclaredTraits traits) {
    this.traits = traits;
  }

  /**
   * Which traits tell most of one.
   *
   * @param subjects among how many
   */
  @Schema(name = "TraitRelevance")
  public record RelevanceView(int subjects, List<RankedView> ranked, List<RefusedView> refused) {}

  /**
   * A trait that may be used.
   *
   * @param bits how much it tells of the outcome
   * @param share the part of what is unknown of the outcome that it tells, from 0 to 1
   * @param p how probable so much is if it tells nothing
   */
  @Schema(name = "RankedTrait")
  public record RankedView(
      String trait, double bits, double share, double p, boolean significant) {}

  /**
   * A trait that must not be used.
   *
   * @param why {@code excluded}, {@code made-of} or {@code tells}
   * @param because the trait that is excluded
   */
  @Schema(name = "RefusedTrait")
  public record RefusedView(String trait, String why, String because) {}

  @GET
  @RolesAllowed({"data-scientist", "compliance", "operator"})
  @Operation(
      summary = "Which traits of a project tell most of one of them, and which must not be used",
      description =
          "Ranked by mutual information among up to 20,000 subjects, what tells most first;"
              + " `significant` ones tell something for certain, with one error in a hundred."
              + " Sensitive traits are excluded, as are those named by `exclude`; a trait that tells"
              + " half or more of an excluded one stands for it and is refused, whatever its name.")
  public RelevanceView relevance(
      @Parameter(required = true) @QueryParam("project") @Nullable String project,
      @Parameter(required = true) @QueryParam("outcome") @Nullable String outcome,
      @QueryParam("exclude") List<String> exclude) {
    var selection =
        traits.relevance(
            ProblemException.required("project", project),
            ProblemException.required("outcome", outcome),
            exclude);
    return new RelevanceView(
        selection.rows(),
        selection.ranked().stream().map(RelevanceResource::view).toList(),
        selection.refused().stream().map(RelevanceResource::view).toList());
  }

  private static RankedView view(Selection.Ranked one) {
    return new RankedView(one.column(), one.bits(), one.share(), one.p(), one.significant());
  }

  private static RefusedView view(Selection.Refused one) {
    var why = one.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new RefusedView(one.column(), why, one.because());
  }
}
