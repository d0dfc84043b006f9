package dev.arbiter.service.segments;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Profiles;
import dev.arbiter.domain.release.Serving;
import dev.arbiter.service.database.ErasedException;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at subjects and notes how they moved, with what follows from it, in one transaction:
 * whoever looks, however often and after whatever failure, each move is noted once. Thread-safe.
 */
final class Classifier {
  private static final Logger LOG = LoggerFactory.getLogger(Classifier.class);

  private final Jdbc jdbc;
  private final Profiles profiles;
  private final Serving serving;
  private final Onsets onsets;
  private final InstantSource clock;
  private final Terms terms = new Terms();

  Classifier(Jdbc jdbc, Profiles profiles, Serving serving, Onsets onsets, InstantSource clock) {
    this.jdbc = jdbc;
    this.profiles = profiles;
    this.serving = serving;
    this.onsets = onsets;
    this.clock = clock;
  }

  /**
   * Whom to look at.
   *
   * @param profiles by id
   * @param gone ids of which nothing is known
   */
  private record Subjects(Map<String, Profile> profiles, Set<String> gone) {
    Set<String> ids() {
      var ids = new HashSet<>(profiles.keySet());
      ids.addAll(gone);
      return ids;
    }
  }

  /**
   * Looks at the subjects that have these fragments.
   *
   * @return the profiles that were shown as older than is known, and were left alone
   */
  Set<String> classify(Collection<String> fragments) {
    var subjects = new Subjects(new TreeMap<>(), new HashSet<>());
    fragments.forEach(fragment -> find(fragment, subjects));
    try {
      return jdbc.transaction(
          "note where subjects stand",
          connection -> {
            Standings.lock(connection);
            return look(connection, subjects);
          });
    } catch (RuntimeException | Error failed) {
      terms.forget(); // what it kept in this transaction was not kept
      throw failed;
    }
  }

  /** One that cannot be read keeps no other from being looked at. */
  private void find(String fragment, Subjects subjects) {
    try {
      profiles
          .get(fragment)
          .ifPresentOrElse(
              profile -> subjects.profiles().put(profile.id(), profile),
              () -> subjects.gone().add(fragment));
    } catch (ErasedException erased) {
      subjects.gone().add(fragment);
    } catch (StoreException failed) {
      throw failed;
    } catch (RuntimeException unreadable) {
      if (unreadable instanceof ProblemException refused
          && refused.kind() == ProblemKind.UNAVAILABLE) {
        throw refused;
      }
      LOG.warn("Profile {} cannot be read", fragment, unreadable);
    }
  }

  private Set<String> look(Connection connection, Subjects subjects) throws SQLException {
    var before = Before.read(connection, subjects.ids());
    var old = new HashSet<String>();
    for (var project : serving.projects().keySet()) {
      var times = Optional.ofNullable(before.times().get(project));
      if (times.isPresent()) {
        var now = clock.instant();
        var look = new Look(project, new Look.Ground(connection, serving, terms), before, now);
        subjects.gone().forEach(look::gone);
        for (var profile : subjects.profiles().values()) {
          look.at(profile, times.get());
        }
        write(connection, look);
        old.addAll(look.old());
      }
    }
    return old;
  }

  private void write(Connection connection, Look look) throws SQLException {
    Standings.delete(connection, look.ended());
    Standings.save(connection, look.places());
    Standings.add(connection, look.moves(), look.now());
    if (!look.onsets().isEmpty()) {
      onsets.add(connection, look.onsets(), look.now());
    }
  }
}
