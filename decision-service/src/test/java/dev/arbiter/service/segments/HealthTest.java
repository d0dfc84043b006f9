package dev.arbiter.service.segments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.segment.Segment;
import dev.arbiter.service.segments.Health.Finding;
import dev.arbiter.service.segments.Segments.Group;
import dev.arbiter.service.segments.Segments.Traffic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class HealthTest {
  private static final Health.Bounds BOUNDS = new Health.Bounds(0.9, 0.01);

  private static Segment segment(String id, boolean core) {
    return new Segment(id, Condition.ALWAYS, core, "crm", Optional.empty());
  }

  private static List<String> told(List<Segment> segments, List<Group> groups) {
    return told(segments, groups, Map.of());
  }

  private static List<String> told(
      List<Segment> segments, List<Group> groups, Map<String, Traffic> traffic) {
    return Health.of(segments, groups, traffic, BOUNDS).stream()
        .map(one -> one.code() + " " + one.segments())
        .toList();
  }

  @Test
  @Tag("C27")
  void twoThatAreNearlyTheSameAndOneThatIsDeadAreReported() {
    var segments = List.of(segment("rich", false), segment("vip", false), segment("gone", false));
    var groups =
        List.of(
            new Group(Set.of("rich", "vip"), 90),
            new Group(Set.of("rich"), 6),
            new Group(Set.of("vip"), 4),
            new Group(Set.of(), 900));
    assertThat(told(segments, groups)).containsExactly("overlap [rich, vip]", "dead [gone]");
    assertThat(Health.of(segments, groups, Map.of(), BOUNDS))
        .first()
        .extracting(Finding::message)
        .isEqualTo("90 of 100 members belong to both (0.900): one may do for both");
  }

  @Test
  @Tag("C27")
  void belowTheBoundNothingIsReportedAndWhoWasEnteredIsNotDead() {
    var segments = List.of(segment("rich", false), segment("vip", false), segment("left", false));
    var groups = List.of(new Group(Set.of("rich", "vip"), 89), new Group(Set.of("rich"), 10));
    var entered = new Traffic(1, 1, Optional.of(Instant.EPOCH));
    assertThat(told(segments, groups, Map.of("left", entered))).isEmpty();
  }

  @Test
  @Tag("C25")
  void coreSegmentsThatAreTooManyOrTooSmallAreReported() {
    var segments = new ArrayList<Segment>();
    var groups = new ArrayList<Group>();
    for (var n = 1; n <= 11; n++) {
      segments.add(segment("s" + n, true));
      groups.add(new Group(Set.of("s" + n), n == 1 ? 9 : 100));
    }
    assertThat(told(segments, groups)).hasSize(2).first().isEqualTo("small-core [s1]");
    groups.set(0, new Group(Set.of("s1"), 11));
    assertThat(told(segments, groups)).singleElement().asString().startsWith("many-core [s1, s2");
    assertThat(told(segments.subList(0, 10), groups)).isEmpty();
  }
}
