package dev.arbiter.service.profiles;

import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Profiles;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Finds the profile of a subject. Thread-safe. */
public final class Subjects {
  private final Profiles profiles;
  private final IdentityPolicy policy;
  private final Function<Identifier, String> names;
  private final UnaryOperator<Identifier> standard;

  /**
   * @param names the ids of fragments
   * @param standard gives identifiers the form in which they are kept
   */
  public Subjects(
      Profiles profiles,
      IdentityPolicy policy,
      Function<Identifier, String> names,
      UnaryOperator<Identifier> standard) {
    this.profiles = profiles;
    this.policy = policy;
    this.names = names;
    this.standard = standard;
  }

  /**
   * The profile of the subject; of several identifiers the strongest that is known tells.
   *
   * @throws ViolationException if one of the identifiers can be none of its kind
   * @throws ProblemException if nothing is known of the subject, or the identifiers are of several
   */
  public Profile find(Subject subject) {
    return subject
        .profile()
        .map(profiles::get)
        .orElseGet(() -> find(standard(subject.identifiers())))
        .orElseThrow(Subjects::unknown);
  }

  /** The identifier that names the profile itself: an event by it is of this subject. */
  public Optional<Identifier> own(Profile profile) {
    return profile.identifiers().stream()
        .filter(one -> names.apply(one).equals(profile.id()))
        .findFirst();
  }

  private SortedSet<Identifier> standard(SortedSet<Identifier> identifiers) {
    return identifiers.stream().map(standard).collect(Collectors.toCollection(TreeSet::new));
  }

  private Optional<Profile> find(SortedSet<Identifier> identifiers) {
    var found =
        identifiers.stream()
            .sorted(Comparator.comparingInt(one -> policy.rank(one.kind())))
            .map(names)
            .map(profiles::get)
            .flatMap(Optional::stream)
            .findFirst();
    if (identifiers.size() > 1) {
      found.ifPresent(profile -> requireOfOne(profile, identifiers));
    }
    return found;
  }

  /** No identifier of which a subject has one only may be of somebody else. */
  private void requireOfOne(Profile profile, SortedSet<Identifier> identifiers) {
    for (var given : identifiers) {
      if (policy.isUnique(given.kind()) && !profile.identifiers().contains(given)) {
        var other = profile.identifiers().stream().anyMatch(one -> one.kind().equals(given.kind()));
        if (other || profiles.lead(names.apply(given)).isPresent()) {
          throw new ProblemException(
              ProblemKind.CONFLICT,
              "The identifiers are of more than one subject: send the %s alone"
                  .formatted(given.kind()));
        }
      }
    }
  }

  private static ProblemException unknown() {
    return ProblemException.notFound(
        "No event of this subject was accepted yet: send one to /api/v1/events first");
  }
}
