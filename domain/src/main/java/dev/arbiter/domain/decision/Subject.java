package dev.arbiter.domain.decision;

import dev.arbiter.domain.fact.Text;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.profile.Identifier;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whom a request is about: a profile id, or identifiers that lead to one.
 *
 * @param profile the id of the profile
 * @param identifiers used if no profile id is given
 */
public record Subject(Optional<String> profile, SortedSet<Identifier> identifiers) {
  private static final int MAX_ID = 128;

  public Subject {
    identifiers = Collections.unmodifiableSortedSet(new TreeSet<>(identifiers));
    if (profile.isEmpty() == identifiers.isEmpty()) {
      throw new ViolationException(
          new Violation(
              Violation.Code.REQUIRED_MISSING,
              "subject",
              "subject must have either a profile or identifiers"));
    }
    profile.ifPresent(id -> Text.check("subject.profile", id, MAX_ID));
  }

  public static Subject profile(String id) {
    return new Subject(Optional.of(id), new TreeSet<>());
  }
}
