package dev.arbiter.domain.segment;

import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Truth;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A named condition over profiles.
 *
 * @param id its name
 * @param condition who belongs to it
 * @param core whether it is one of the few segments that divide all subjects
 * @param owner who answers for it
 * @param reviewBy when its condition is to be looked at again
 */
public record Segment(
    String id, Condition condition, boolean core, String owner, Optional<LocalDate> reviewBy) {
  /** The situation with those of the segments to which the subject belongs in it. */
  public static Situation join(Situation situation, List<Segment> segments) {
    var members = new TreeSet<String>();
    var joined = situation;
    for (var segment : segments) {
      if (segment.condition().test(joined) == Truth.TRUE) {
        members.add(segment.id());
        joined = joined.withSegments(members);
      }
    }
    return joined;
  }
}
