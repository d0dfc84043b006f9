package dev.arbiter.service.profiles;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Profiles;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;

/** Finds the profile of a subject. Thread-safe. */
public final class Subjects {
  private static final int REMEMBERED = 50_000;

  private final Profiles profiles;
  private final Function<Set<Identifier>, SortedSet<String>> index;

  /** Identifiers never lead elsewhere once they lead somewhere, so they may be remembered. */
  private final Cache<SortedSet<Identifier>, String> found =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /**
   * @param index the profiles to which identifiers lead
   */
  public Subjects(Profiles profiles, Function<Set<Identifier>, SortedSet<String>> index) {
    this.profiles = profiles;
    this.index = index;
  }

  /**
   * The profile of the subject.
   *
   * @throws ProblemException if nothing is known of the subject, or the identifiers belong to
   *     several
   */
  public Profile find(Subject subject) {
    var id = subject.profile().orElseGet(() -> id(subject.identifiers()));
    return profiles.get(id).orElseThrow(Subjects::unknown);
  }

  private String id(SortedSet<Identifier> identifiers) {
    var remembered = found.getIfPresent(identifiers);
    if (remembered != null) {
      return remembered;
    }
    var ids = index.apply(identifiers);
    if (ids.size() > 1) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "The identifiers lead to more than one profile: send one of them");
    }
    if (ids.isEmpty()) {
      throw unknown();
    }
    found.put(identifiers, ids.first());
    return ids.first();
  }

  private static ProblemException unknown() {
    return ProblemException.notFound(
        "No event of this subject was accepted yet: send one to /api/v1/events first");
  }
}
