package dev.arbiter.service.segments;

import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.segment.Membership;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** The segments of subjects, as the release in force sees them now. Thread-safe. */
public final class Memberships {
  private final Function<Subject, Profile> subjects;
  private final LiveProject live;
  private final InstantSource clock;

  /**
   * @param subjects finds the profile, or throws what the caller is to be told
   */
  public Memberships(Function<Subject, Profile> subjects, LiveProject live, InstantSource clock) {
    this.subjects = subjects;
    this.live = live;
    this.clock = clock;
  }

  /**
   * Lends the release of a project that answers for a subject to one request.
   *
   * <p>It throws what the caller is to be told if none is in force.
   */
  public interface LiveProject {
    List<Membership> use(String project, String subject, Function<Release, List<Membership>> work);
  }

  /**
   * Whether the subject belongs to each segment of the project, by all traits that the project
   * declares, whatever the purposes for which they may be read.
   */
  List<Membership> of(String profile, String project) {
    var known = subjects.apply(Subject.profile(profile));
    return live.use(project, known.id(), release -> of(known, release, clock.instant()));
  }

  private static List<Membership> of(Profile profile, Release release, Instant now) {
    return release.outlook().memberships(profile, now);
  }
}
