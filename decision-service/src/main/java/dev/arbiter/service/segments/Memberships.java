package dev.arbiter.service.segments;

import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.release.Serving;
import dev.arbiter.domain.segment.Membership;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** The segments of subjects, as the release in force sees them now. Thread-safe. */
public final class Memberships {
  private final Function<Subject, Profile> subjects;
  private final Serving serving;
  private final InstantSource clock;

  /**
   * @param subjects finds the profile, or throws what the caller is to be told
   */
  public Memberships(Function<Subject, Profile> subjects, Serving serving, InstantSource clock) {
    this.subjects = subjects;
    this.serving = serving;
    this.clock = clock;
  }

  /**
   * Whether the subject belongs to each segment of the project, by all traits that the project
   * declares, whatever the purposes for which they may be read.
   */
  List<Membership> of(Profile known, String project) {
    return serving.use(
        project, known.id(), release -> release.outlook().memberships(known, clock.instant()));
  }

  /** The profile of this id. */
  Profile find(String profile) {
    return subjects.apply(Subject.profile(profile));
  }
}
