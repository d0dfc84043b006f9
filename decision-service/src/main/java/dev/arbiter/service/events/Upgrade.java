package dev.arbiter.service.events;

import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import dev.arbiter.service.events.identity.Changes;
import dev.arbiter.service.events.identity.Identities;
import dev.arbiter.service.events.identity.PostgresFragments;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the events of an older installation, which kept them by profile, into the fragments where
 * they belong, as if each came anew. Goes on where it was after a crash.
 */
public final class Upgrade {
  private static final Logger LOG = LoggerFactory.getLogger(Upgrade.class);
  private static final int PAGE = 1_000;
  private static final String DONE = "select done from upgrade";

  private final Jdbc jdbc;
  private final IdentityPolicy policy;
  private final Function<Identifier, String> names;
  private final Sealer sealer;
  private final EventJson json;

  /**
   * @param names the ids of fragments
   */
  public Upgrade(
      Jdbc jdbc,
      IdentityPolicy policy,
      Function<Identifier, String> names,
      Sealer sealer,
      EventJson json) {
    this.jdbc = jdbc;
    this.policy = policy;
    this.names = names;
    this.sealer = sealer;
    this.json = json;
  }

  /** Returns when every event is where it belongs. */
  public void run() {
    var fragments = new PostgresFragments(jdbc, sealer, json);
    for (var done = done(); done.isPresent(); done = done()) {
      var after = done.get();
      var page = fragments.page(after, PAGE);
      var homes = new HashSet<String>();
      page.forEach(stored -> homes.add(names.apply(policy.home(stored.event().identifiers()))));
      sealer.prepare(homes);
      if (jdbc.transaction("upgrade events", connection -> take(connection, after, page))) {
        LOG.info("Events after change {} were put into the fragments of this version", after);
      }
    }
  }

  private Optional<Long> done() {
    return jdbc.first("read the upgrade", DONE, row -> row.getLong(1));
  }

  /** Whether the page was still to be put where it belongs. */
  private boolean take(Connection connection, long after, List<PostgresFragments.Stored> page)
      throws SQLException {
    Changes.next(connection);
    if (!Jdbc.query(connection, DONE, row -> row.getLong(1)).contains(after)) {
      return false;
    }
    if (page.isEmpty()) {
      Jdbc.update(connection, "delete from upgrade");
    } else {
      put(connection, page);
    }
    return true;
  }

  private void put(Connection connection, List<PostgresFragments.Stored> page) throws SQLException {
    var identities = new Identities(connection, policy, names);
    var moved = new ArrayList<PostgresFragments.Stored>();
    for (var stored : page) {
      var home = identities.add(stored.event());
      if (!home.equals(stored.fragment())) {
        moved.add(new PostgresFragments.Stored(stored.seq(), home, stored.event()));
      }
    }
    Jdbc.update(
        connection,
        """
        update events e set fragment = m.fragment, payload = m.payload
        from unnest(?, ?, ?) as m (seq, fragment, payload) where e.seq = m.seq
        """,
        Jdbc.Column.of("bigint", moved.stream().map(PostgresFragments.Stored::seq).toList()),
        Jdbc.Column.of("text", moved.stream().map(PostgresFragments.Stored::fragment).toList()),
        Jdbc.Column.ofBytes(moved.stream().map(this::sealed).toList()));
    var last = page.get(page.size() - 1).seq();
    identities.save(last);
    Jdbc.update(connection, "update upgrade set done = ?", last);
  }

  private byte[] sealed(PostgresFragments.Stored stored) {
    return sealer.seal(stored.fragment(), stored.event().id(), json.body(stored.event()));
  }
}
