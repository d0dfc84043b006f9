package dev.arbiter.domain.segment;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.trait.Derivation;
import dev.arbiter.domain.trait.Traits;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who belongs to which segments, and when that changes by the passing of time alone. From one
 * instant at which a trait may change to the next: in between no condition over traits can.
 *
 * @param segments each after the one it lies within
 * @param traits that their conditions may read, by name
 */
public record Outlook(List<Segment> segments, Map<String, Derivation> traits) {
  /** So many instants are looked at. */
  private static final int MAX_STEPS = 400;

  public Outlook {
    segments = List.copyOf(segments);
    traits = Map.copyOf(traits);
  }

  /**
   * Whether the subject belongs to each of the segments, in their order, and until when that stays
   * so. A condition that reads the clock itself, rather than traits, may change at any time: of it
   * nothing is foretold.
   */
  public List<Membership> of(Profile profile, Instant now) {
    var members = members(profile, now);
    var changes = new HashMap<String, Instant>();
    var at = Traits.change(profile, now, traits.values());
    for (var step = 0; step < MAX_STEPS && at.isPresent(); step++) {
      var then = members(profile, at.get());
      for (var segment : segments) {
        if (then.contains(segment.id()) != members.contains(segment.id())) {
          changes.putIfAbsent(segment.id(), at.get());
        }
      }
      at =
          changes.size() == segments.size()
              ? Optional.empty()
              : Traits.change(profile, at.get(), traits.values());
    }
    return segments.stream()
        .map(one -> new Membership(one, members.contains(one.id()), until(one, changes)))
        .toList();
  }

  private static Optional<Instant> until(Segment segment, Map<String, Instant> changes) {
    return segment.readsClock() ? Optional.empty() : Optional.ofNullable(changes.get(segment.id()));
  }

  private Set<String> members(Profile profile, Instant at) {
    var situation = new Situation(Traits.of(profile, at, traits), Facts.none(), at);
    return Segment.join(situation, segments).segments();
  }
}
