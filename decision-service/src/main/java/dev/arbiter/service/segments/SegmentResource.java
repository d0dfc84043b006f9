package dev.arbiter.service.segments;

import dev.arbiter.domain.segment.Segment;
import dev.arbiter.service.http.Page;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.segments.Segments.Group;
import dev.arbiter.service.segments.Segments.Traffic;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Segments, who moves through them, and what is to be thought over about them, over HTTP. */
@Dependent
@Path("/segments")
@Tag(name = "Segments")
@RolesAllowed({"compliance", "operator", "business-author", "rule-developer", "data-scientist"})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SegmentResource {
  private final Segments segments;
  private final Preview preview;

  @Inject
  public SegmentResource(@Context Segments segments, @Context Preview preview) {
    this.segments = segments;
    this.preview = preview;
  }

  /**
   * All segments of a project.
   *
   * @param subjects how many were looked at
   * @param sweep how far the look at all subjects is that the release in force began
   */
  @Schema(name = "Segments")
  public record SegmentsView(
      long subjects,
      Optional<Sweep> sweep,
      List<SegmentView> segments,
      List<SegmentFinding> findings) {}

  /** How far it is. */
  @Schema(name = "Sweep")
  public record Sweep(long looked, Instant beganAt, Optional<Instant> endedAt) {}

  /**
   * A segment.
   *
   * @param size how many belong to it
   * @param few whether a count is less than five and told as 0
   * @param entered how many entered it within 30 days
   * @param left how many left it within 30 days
   */
  @Schema(name = "Segment")
  public record SegmentView(
      String segment,
      String condition,
      boolean core,
      String owner,
      Optional<LocalDate> reviewBy,
      long size,
      boolean few,
      long entered,
      long left,
      Optional<Instant> lastEntered) {

    static SegmentView of(Segment one, List<Group> groups, Traffic traffic, Discretion discretion) {
      var size = Health.size(one.id(), groups);
      return new SegmentView(
          one.id(),
          one.condition().text(),
          one.core(),
          one.owner(),
          one.reviewBy(),
          discretion.count(size),
          discretion.hides(Math.min(size, Math.min(traffic.entered(), traffic.left()))),
          discretion.count(traffic.entered()),
          discretion.count(traffic.left()),
          traffic.lastEntered().filter(any -> !discretion.hides(traffic.entered())));
    }
  }

  /** What is to be thought over. */
  @Schema(name = "SegmentFinding")
  public record SegmentFinding(String code, List<String> segments, String message) {}

  /** A move of a subject. */
  @Schema(name = "SegmentMove")
  public record SegmentMove(
      String profile, String segment, boolean entered, Instant at, String cause, long release) {}

  /**
   * A condition to be counted.
   *
   * @param segment which is to get it, to be told who would enter and leave
   */
  @Schema(name = "SegmentPreviewOrder")
  public record PreviewOrder(String project, String condition, Optional<String> segment) {}

  /** Whom a condition would have; see the operation. */
  @Schema(name = "SegmentPreview")
  public record PreviewView(
      long looked,
      long of,
      boolean few,
      long members,
      long estimate,
      long least,
      long most,
      Optional<Long> entering,
      Optional<Long> leaving) {}

  @GET
  @Operation(
      summary = "The segments in force of a project, their sizes, and what to think over",
      description =
          "`overlap`: two segments of which at least `jaccard` of the members belong to both;"
              + " `dead`: nobody belongs to it or entered it within 30 days; `small-core`: less than"
              + " `core` of all subjects; `many-core`: more than ten core segments. Who is neither compliance nor operator is told"
              + " counts of less than five as 0 with `few`, and findings without numbers, of segments"
              + " with five members or more. Counts may be half a minute old.")
  public SegmentsView segments(
      @Parameter(required = true) @QueryParam("project") @Nullable String project,
      @QueryParam("jaccard") @DefaultValue("0.9") double jaccard,
      @QueryParam("core") @DefaultValue("0.01") double core,
      @Context SecurityContext caller) {
    var discretion = towards(caller);
    var known = ProblemException.required("project", project);
    var all = segments.of(known);
    var groups = segments.groups(known);
    var traffic = segments.traffic(known);
    var bounds = new Health.Bounds(share("jaccard", jaccard), share("core", core));
    return new SegmentsView(
        groups.stream().mapToLong(Group::subjects).sum(),
        segments.progress(known).map(p -> new Sweep(p.looked(), p.beganAt(), p.endedAt())),
        all.stream()
            .map(
                one ->
                    SegmentView.of(
                        one, groups, traffic.getOrDefault(one.id(), Traffic.NONE), discretion))
            .toList(),
        discretion.findings(Health.of(all, groups, traffic, bounds), groups).stream()
            .map(found -> new SegmentFinding(found.code(), found.segments(), found.message()))
            .toList());
  }

  private static Discretion towards(SecurityContext caller) {
    return new Discretion(caller.isUserInRole("compliance") || caller.isUserInRole("operator"));
  }

  private static double share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw ProblemException.invalid(name, "out-of-range", name + " must be between 0 and 1");
    }
    return value;
  }

  @GET
  @Path("/moves")
  @RolesAllowed({"compliance", "operator"})
  @Operation(
      summary = "Who entered and left segments, and why, the latest first",
      description =
          "`event`: something happened; `time`: time went by; `release`: another release tells who"
              + " belongs; `first-look`: it was so before anybody looked; `identity`: the profile"
              + " became part of another, or was made of parts of one.")
  public Page<SegmentMove> moves(
      @Parameter(required = true) @QueryParam("project") @Nullable String project,
      @QueryParam("segment") @Nullable String segment,
      @QueryParam("profile") @Nullable String profile,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    var filter =
        new Segments.Filter(
            ProblemException.required("project", project),
            Optional.ofNullable(segment),
            Optional.ofNullable(profile));
    var shown = Page.limit(Optional.ofNullable(limit));
    var found = segments.moves(filter, Page.before(Optional.ofNullable(cursor)), shown + 1);
    var page = Page.of(found, shown, Segments.Kept::seq);
    var views =
        page.items().stream()
            .map(
                one ->
                    new SegmentMove(
                        one.profile(),
                        one.segment(),
                        one.entered(),
                        one.at(),
                        one.cause(),
                        one.release()))
            .toList();
    return new Page<>(views, page.next());
  }

  @POST
  @Path("/preview")
  @Operation(
      summary = "How many subjects a condition would have, before it is written down",
      description =
          "All are looked at if they are 50,000 or fewer and ten seconds do; else a fair sample,"
              + " and `estimate` of all lies between `least` and `most` with 95 % confidence."
              + " Who is neither compliance nor operator is told less than five as none and all but"
              + " less than five as all, `entering` and `leaving` both as 0 if either is less than"
              + " five, and then `few`.")
  public PreviewView preview(PreviewOrder order, @Context SecurityContext caller) {
    var discretion = towards(caller);
    var found = preview.of(order.project(), order.condition(), order.segment());
    var size = discretion.of(found);
    return new PreviewView(
        size.looked(),
        size.of(),
        discretion.hides(found),
        size.members(),
        size.estimate(),
        size.least(),
        size.most(),
        size.entering(),
        size.leaving());
  }
}
