package dev.arbiter.service.segments;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.segment.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a subject stood in a project when it was last looked at.
 *
 * @param release the number of the release that told
 * @param revision of the profile as it was seen
 * @param due when it is to be looked at again though nothing happens
 */
record Place(
    String project,
    String profile,
    long release,
    long revision,
    Standing standing,
    Instant seenAt,
    Optional<Instant> due) {
  /** A revision that no profile has: what was seen is to be looked at again from there. */
  static final long UNSEEN = -1;

  private static final Duration OLD = Duration.ofMinutes(1);

  /** Whether to note this in the place of another tells nothing new, and can wait. */
  boolean tellsNoMoreThan(Place other) {
    return release == other.release
        && standing.equals(other.standing)
        && due.equals(other.due)
        && seenAt.isBefore(other.seenAt.plus(OLD));
  }

  /** Whether the profile was seen as it is later than this. */
  boolean isNewerThan(Profile profile) {
    return revision > profile.revision();
  }

  /** The same, to be looked at again at an instant. */
  Place again(Instant at) {
    return new Place(project, profile, release, UNSEEN, standing, seenAt, Optional.of(at));
  }
}
