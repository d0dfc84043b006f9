package dev.arbiter.domain.segment;

import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Truth;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

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
  private static final Pattern CLOCK = Pattern.compile("(?<![\\w.])now(?![\\w(])");

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

  /** Whether its condition names the instant itself. */
  boolean readsClock() {
    return CLOCK.matcher(condition.text()).find();
  }
}
