package dev.arbiter.service.events.matching;

import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.match.Fields;
import dev.arbiter.domain.match.Person;
import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Profiles;
import dev.arbiter.domain.trait.Traits;
import dev.arbiter.service.database.ErasedException;
import dev.arbiter.service.events.identity.Likenesses;
import dev.arbiter.service.events.identity.Likenesses.Subject;
import dev.arbiter.service.http.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads of all subjects what they are compared by, as they would be if nothing looked alike: else a
 * link would be gone as soon as it made two subjects one. Thread-safe.
 */
final class People {
  private static final int PAGE = 500;
  private static final int MAX_VALUE = 256;
  private static final int DATE = 10;

  private final Profiles profiles;
  private final Fragments kept;
  private final Likenesses likenesses;
  private final InstantSource clock;
  private final int most;

  /**
   * @param most how many people are held in memory
   */
  People(Profiles profiles, Fragments kept, Likenesses likenesses, InstantSource clock, int most) {
    this.profiles = profiles;
    this.kept = kept;
    this.likenesses = likenesses;
    this.clock = clock;
    this.most = most;
  }

  /** Is told how far the reading is. */
  interface Progress {
    /** Whether to read on. */
    boolean goesOn(long looked, long people);
  }

  /**
   * Reads them; empty if it was not to go on.
   *
   * @throws ViolationException if there are too many
   */
  Optional<Collection<Person>> read(Fields fields, Progress progress) {
    var people = new HashMap<String, Person>();
    var looked = 0L;
    var now = clock.instant();
    for (var page = kept.profiles("", PAGE); !page.isEmpty(); ) {
      for (var subject : likenesses.apart(page)) {
        looked++;
        var values = values(subject, fields, now);
        if (!values.isEmpty()) {
          people.put(subject.id(), Person.of(fields, subject.id(), values));
        }
      }
      if (people.size() > most) {
        throw new ViolationException(
            Violation.outOfRange(
                "people",
                "at most %d, but there are more of whom something is known: start the server with"
                        .formatted(most)
                    + " more memory and a larger arbiter.matching.people"));
      }
      if (!progress.goesOn(looked, people.size())) {
        return Optional.empty();
      }
      page = kept.profiles(page.get(page.size() - 1), PAGE);
    }
    return Optional.of(people.values());
  }

  private Map<String, String> values(Subject subject, Fields fields, Instant now) {
    var values = new HashMap<String, String>();
    try {
      var names = fields.list().stream().map(Fields.Field::name).toList();
      var profile = profile(subject);
      var traits = Traits.of(profile, now, names);
      for (var name : names) {
        traits
            .get(name)
            .flatMap(People::text)
            .or(() -> identifier(profile, name))
            .ifPresent(text -> values.put(name, text));
      }
    } catch (ErasedException forgotten) {
      values.clear();
    }
    return values;
  }

  /** Of several of a kind the first, so that it is always the same. */
  private static Optional<String> identifier(Profile profile, String kind) {
    return profile.identifiers().stream()
        .filter(one -> one.kind().equals(kind))
        .map(Identifier::value)
        .flatMap(value -> text(value).stream())
        .findFirst();
  }

  private Profile profile(Subject subject) {
    var whole = subject.isWhole() ? shown(subject.id()) : Optional.<Profile>empty();
    return whole.orElseGet(
        () ->
            Profile.empty(subject.id())
                .with(
                    subject.fragments().stream()
                        .map(kept::find)
                        .flatMap(Optional::stream)
                        .map(Fragment::known)
                        .toArray(Profile[]::new)));
  }

  /** What is shown of a profile, if it is still the same subject. */
  private Optional<Profile> shown(String id) {
    try {
      return profiles.get(id).filter(profile -> profile.id().equals(id));
    } catch (ProblemException restless) {
      return Optional.empty();
    }
  }

  /** What says nothing that could be compared is missing. */
  private static Optional<String> text(Object value) {
    var text = "";
    if (value instanceof String written) {
      text = written;
    } else if (value instanceof BigDecimal number) {
      text = number.toPlainString();
    } else if (value instanceof Instant instant) {
      text = instant.toString().substring(0, DATE);
    }
    return Optional.of(text).filter(one -> !one.isBlank() && one.length() <= MAX_VALUE);
  }
}
