package dev.arbiter.service.segments;

import dev.arbiter.domain.segment.Course;
import dev.arbiter.domain.segment.Move;
import dev.arbiter.domain.segment.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was seen of a subject and of all that is part of it now.
 *
 * @param place where it stood itself
 * @param parts where those stood that were profiles of their own
 */
record Earlier(Optional<Place> place, List<Place> parts) {

  boolean isEmpty() {
    return place.isEmpty() && parts.isEmpty();
  }

  private Stream<Place> all() {
    return Stream.concat(place.stream(), parts.stream());
  }

  /** When one of them was looked at last. */
  Optional<Instant> latest() {
    return all().map(Place::seenAt).max(Instant::compareTo);
  }

  /** The numbers of the releases that told. */
  List<Long> releases() {
    return all().map(Place::release).distinct().toList();
  }

  /** The number of the release that told of the subject itself. */
  long release(long otherwise) {
    return place.map(Place::release).orElse(otherwise);
  }

  /** When what is in force came into force, if that was since; else now. */
  Instant force(Instant force, Instant now) {
    var isSince = latest().filter(seen -> !force.isAfter(seen)).isEmpty() && !force.isAfter(now);
    return isSince ? force : now;
  }

  /**
   * What was seen, to go on from; what was a profile of its own hands on what it fired.
   *
   * @param revision of the profile now
   * @param redefined what other conditions decide since {@code force}
   */
  Course.Seen seen(long revision, Set<String> redefined, Instant force) {
    var standing = place.map(Place::standing).orElse(Standing.NONE);
    for (var part : parts) {
      standing = standing.fired(part.standing().triggers());
    }
    var isSame =
        parts.isEmpty()
            && redefined.isEmpty()
            && place.filter(one -> one.revision() == revision).isPresent();
    return new Course.Seen(
        standing,
        latest().orElseThrow(),
        parts.isEmpty() ? Move.Cause.EVENT : Move.Cause.IDENTITY,
        isSame ? place.flatMap(Place::due) : Optional.empty(),
        redefined,
        force);
  }
}
