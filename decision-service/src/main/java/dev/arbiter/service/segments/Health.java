package dev.arbiter.service.segments;

import dev.arbiter.domain.segment.Segment;
import dev.arbiter.service.segments.Segments.Group;
import dev.arbiter.service.segments.Segments.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be thought over about the segments of a project: two that are nearly the same, those
 * to which nobody belongs, core segments that are too many or too small to act on.
 */
final class Health {
  /** More core segments than this can hardly be told apart by those who act on them. */
  private static final int MOST_CORE = 10;

  private Health() {}

  /**
   * One thing to think over.
   *
   * @param code {@code overlap}, {@code dead}, {@code small-core} or {@code many-core}
   * @param segments of which it is said
   */
  record Finding(String code, List<String> segments, String message) {}

  /**
   * From where on something is told.
   *
   * @param jaccard of two segments: members of both by members of any, from 0 to 1
   * @param core the least share of all subjects in a core segment, from 0 to 1
   */
  record Bounds(double jaccard, double core) {}

  static List<Finding> of(
      List<Segment> segments, List<Group> groups, Map<String, Traffic> traffic, Bounds bounds) {
    var findings = new ArrayList<Finding>();
    for (var i = 0; i < segments.size(); i++) {
      dead(segments.get(i), groups, traffic).ifPresent(findings::add);
      small(segments.get(i), groups, bounds).ifPresent(findings::add);
      for (var j = i + 1; j < segments.size(); j++) {
        overlap(segments.get(i).id(), segments.get(j).id(), groups, bounds)
            .ifPresent(findings::add);
      }
    }
    var core = segments.stream().filter(Segment::core).map(Segment::id).toList();
    if (core.size() > MOST_CORE) {
      findings.add(
          new Finding(
              "many-core",
              core,
              "%d core segments: five to %d can be told apart".formatted(core.size(), MOST_CORE)));
    }
    return findings;
  }

  /** How many subjects belong to a segment. */
  static long size(String segment, List<Group> groups) {
    return groups.stream()
        .filter(group -> group.segments().contains(segment))
        .mapToLong(Group::subjects)
        .sum();
  }

  private static Optional<Finding> dead(
      Segment segment, List<Group> groups, Map<String, Traffic> traffic) {
    var entered = traffic.getOrDefault(segment.id(), Traffic.NONE).entered();
    return size(segment.id(), groups) > 0 || entered > 0
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "dead",
                List.of(segment.id()),
                "Nobody belongs to it, and nobody entered it within 30 days"));
  }

  private static Optional<Finding> small(Segment segment, List<Group> groups, Bounds bounds) {
    var all = groups.stream().mapToLong(Group::subjects).sum();
    var size = size(segment.id(), groups);
    return !segment.core() || size == 0 || size >= bounds.core() * all
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "small-core",
                List.of(segment.id()),
                "%d of %d subjects belong to it".formatted(size, all)));
  }

  private static Optional<Finding> overlap(
      String one, String other, List<Group> groups, Bounds bounds) {
    var both = 0L;
    var any = 0L;
    for (var group : groups) {
      var inOne = group.segments().contains(one);
      var inOther = group.segments().contains(other);
      both += inOne && inOther ? group.subjects() : 0;
      any += inOne || inOther ? group.subjects() : 0;
    }
    return any == 0 || both < bounds.jaccard() * any
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "overlap",
                List.of(one, other),
                String.format(
                    Locale.ROOT,
                    "%d of %d members belong to both (%.3f): one may do for both",
                    both,
                    any,
                    (double) both / any)));
  }
}
