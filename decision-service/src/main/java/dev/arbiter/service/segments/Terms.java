package dev.arbiter.service.segments;

import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.segment.Outlook;
import dev.arbiter.service.database.Jdbc;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What decided about segments and triggers in each release that was ever asked. Thread-safe. */
final class Terms {
  private static final int MOST_RELEASES = 100;

  private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

  /** Notes those of a release that is asked. */
  void keep(Connection connection, ReleaseRef release, Outlook outlook) throws SQLException {
    if (known.containsKey(key(release.project(), release.number()))) {
      return;
    }
    var terms = outlook.terms();
    terms.replaceAll((name, text) -> digest(text));
    Jdbc.update(
        connection,
        "insert into release_terms (project, release, name, terms)"
            + " select ?, ?, i.name, i.terms from unnest(?, ?) as i (name, terms)"
            + " on conflict do nothing",
        release.project(),
        release.number(),
        Jdbc.Column.of("text", List.copyOf(terms.keySet())),
        Jdbc.Column.of("text", List.copyOf(terms.values())));
    remember(release.project(), release.number(), terms);
  }

  /** Forgets what is known here, and not what is kept. */
  void forget() {
    known.clear();
  }

  /** The segments and triggers about which two releases of a project do not decide alike. */
  Set<String> redefined(Connection connection, String project, long before, long now)
      throws SQLException {
    if (before == now) {
      return Set.of();
    }
    var one = of(connection, project, before);
    var other = of(connection, project, now);
    var redefined = new HashSet<>(one.keySet());
    redefined.addAll(other.keySet());
    redefined.removeIf(name -> Objects.equals(one.get(name), other.get(name)));
    return redefined;
  }

  private Map<String, String> of(Connection connection, String project, long release)
      throws SQLException {
    var found = known.get(key(project, release));
    if (found != null) {
      return found;
    }
    var terms = new HashMap<String, String>();
    Jdbc.query(
        connection,
        "select name, terms from release_terms where project = ? and release = ?",
        row -> terms.put(row.getString(1), row.getString(2)),
        project,
        release);
    remember(project, release, terms);
    return terms;
  }

  private void remember(String project, long release, Map<String, String> terms) {
    if (known.size() >= MOST_RELEASES) {
      known.clear();
    }
    known.put(key(project, release), terms);
  }

  private static String digest(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static String key(String project, long release) {
    return project + " " + release;
  }
}
