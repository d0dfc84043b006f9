package dev.arbiter.service.segments;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Profiles;
import dev.arbiter.service.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks at subjects and notes how they moved, with what follows from it, in one transaction:
 * whoever looks, however often and after whatever failure, each move is noted once. Thread-safe.
 */
final class Classifier {
  private final Jdbc jdbc;
  private final Profiles profiles;
  private final Serving serving;
  private final Onsets onsets;
  private final InstantSource clock;

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
   * @param parts what is part of a profile of another id, and of which
   * @param gone ids of which nothing is known
   */
  private record Subjects(
      Map<String, Profile> profiles, Map<String, String> parts, Set<String> gone) {
    Set<String> ids() {
      var ids = new HashSet<>(profiles.keySet());
      ids.addAll(parts.keySet());
      ids.addAll(gone);
      return ids;
    }
  }

  /** Looks at the subjects that have these fragments. */
  void classify(Collection<String> fragments) {
    var subjects = find(fragments);
    jdbc.transaction(
        "note where subjects stand",
        connection -> {
          classify(connection, subjects);
          return true;
        });
  }

  private Subjects find(Collection<String> fragments) {
    var subjects = new Subjects(new TreeMap<>(), new HashMap<>(), new HashSet<>());
    for (var fragment : fragments) {
      var lead = profiles.lead(fragment).orElse(fragment);
      if (!lead.equals(fragment)) {
        subjects.parts().put(fragment, lead);
      }
      if (!subjects.profiles().containsKey(lead)) {
        profiles
            .get(lead)
            .ifPresentOrElse(
                profile -> subjects.profiles().put(lead, profile), () -> subjects.gone().add(lead));
      }
    }
    return subjects;
  }

  private void classify(Connection connection, Subjects subjects) throws SQLException {
    Standings.lock(connection);
    var before = new HashMap<String, Map<String, Place>>();
    for (var place : Standings.read(connection, subjects.ids())) {
      before.computeIfAbsent(place.project(), any -> new HashMap<>()).put(place.profile(), place);
    }
    var since = Sweeps.since(connection);
    for (var project : serving.projects().keySet()) {
      var now = clock.instant();
      var time = new Look.Time(since.getOrDefault(project, now), now);
      var look = new Look(project, serving, before.getOrDefault(project, Map.of()), time);
      subjects.parts().forEach(look::joined);
      subjects.gone().forEach(look::gone);
      subjects.profiles().values().forEach(look::at);
      write(connection, look);
    }
  }

  private void write(Connection connection, Look look) throws SQLException {
    Standings.delete(connection, look.ended());
    Standings.save(connection, look.places());
    Standings.add(connection, look.moves(), look.now());
    if (!look.onsets().isEmpty()) {
      onsets.add(connection, List.copyOf(look.onsets()), look.now());
    }
  }
}
