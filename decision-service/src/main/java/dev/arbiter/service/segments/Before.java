package dev.arbiter.service.segments;

import dev.arbiter.service.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was known when some subjects were last looked at, as it stands during a transaction.
 *
 * @param places where they and all that is part of them stood
 * @param parts where those stood that are part of a profile now
 * @param leads of which profile each fragment is a part now
 * @param revisions the last change of each profile
 * @param separated what was part of another profile once
 * @param times when the projects that are followed came to be served
 */
record Before(
    Map<Key, Place> places,
    Map<Key, List<Place>> parts,
    Map<String, String> leads,
    Map<String, Long> revisions,
    Set<String> separated,
    Map<String, Sweeps.Times> times) {

  /** A subject in a project. */
  private record Key(String project, String profile) {}

  static Before read(Connection connection, Collection<String> ids) throws SQLException {
    var all = Jdbc.Column.of("text", List.copyOf(ids));
    var leads = new HashMap<String, String>();
    var revisions = new HashMap<String, Long>();
    Jdbc.query(
        connection,
        "select id, profile, revision from fragments where id = any(?) or profile = any(?)",
        row -> {
          revisions.merge(row.getString(2), row.getLong(3), Math::max);
          return leads.put(row.getString(1), row.getString(2));
        },
        all,
        all);
    var known = new HashSet<>(leads.keySet());
    known.addAll(ids);
    var separated =
        Jdbc.query(
            connection,
            "select distinct fragment from moves where fragment = any(?) and profile <> fragment",
            row -> row.getString(1),
            all);
    var places = new HashMap<Key, Place>();
    var parts = new HashMap<Key, List<Place>>();
    for (var place : Standings.read(connection, known)) {
      places.put(new Key(place.project(), place.profile()), place);
      var lead = leads.getOrDefault(place.profile(), place.profile());
      if (!lead.equals(place.profile())) {
        parts.computeIfAbsent(new Key(place.project(), lead), key -> new ArrayList<>()).add(place);
      }
    }
    return new Before(
        places, parts, leads, revisions, Set.copyOf(separated), Sweeps.times(connection));
  }

  /** Whether it is a profile of its own, as far as is known. */
  boolean isLead(String profile) {
    return leads.getOrDefault(profile, profile).equals(profile);
  }

  /** The number of the last change of a profile; 0 if it is not known. */
  long newest(String profile) {
    return revisions.getOrDefault(profile, 0L);
  }

  /** Where the subject stood in a project. */
  Optional<Place> place(String project, String profile) {
    return Optional.ofNullable(places.get(new Key(project, profile)));
  }

  /** Where those stood that are part of it now. */
  List<Place> parts(String project, String profile) {
    return parts.getOrDefault(new Key(project, profile), List.of());
  }
}
