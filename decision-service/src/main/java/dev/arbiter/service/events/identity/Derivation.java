package dev.arbiter.service.events.identity;

import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.identity.Node;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.service.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out anew who is who from all events: what is missing among fragments and links is added,
 * and every linked fragment is put where it belongs. Thread-safe.
 */
public final class Derivation {
  private static final Logger LOG = LoggerFactory.getLogger(Derivation.class);
  private static final int PAGE = 1_000;
  private static final int TOLD_EACH = 100_000;

  private final Jdbc jdbc;
  private final PostgresFragments fragments;
  private final IdentityPolicy policy;
  private final Function<Identifier, String> names;

  /**
   * @param names the ids of fragments
   */
  public Derivation(
      Jdbc jdbc,
      PostgresFragments fragments,
      IdentityPolicy policy,
      Function<Identifier, String> names) {
    this.jdbc = jdbc;
    this.fragments = fragments;
    this.policy = policy;
    this.names = names;
  }

  /** Reads all events; says which fragments moved. */
  public Collection<String> all() {
    var moved = new HashSet<String>();
    var read = 0L;
    for (var page = fragments.page(0, PAGE); !page.isEmpty(); ) {
      var some = page;
      moved.addAll(jdbc.transaction("derive identities", one -> derive(one, some)));
      if ((read + page.size()) / TOLD_EACH > read / TOLD_EACH) {
        LOG.info("Who is who was derived from {} events", read + page.size());
      }
      read += page.size();
      page = fragments.page(page.get(page.size() - 1).seq(), PAGE);
    }
    return moved;
  }

  private Set<String> derive(Connection connection, List<PostgresFragments.Stored> page)
      throws SQLException {
    var number = Changes.next(connection);
    var tables = new IdentityTables(connection);
    var claims = new Claims(names);
    page.forEach(stored -> claims.add(stored.fragment(), stored.event()));
    var nodes = new HashMap<String, Node>();
    claims.nodes().forEach(node -> nodes.put(node.id(), node));
    complete(tables, nodes);
    claims.save(tables);
    var moved = Identities.regroup(tables, policy, nodes.keySet(), number);
    if (!moved.isEmpty()) {
      Changes.reached(connection, number);
    }
    return moved;
  }

  /** Adds the fragments that are missing, with what events they have. */
  private static void complete(IdentityTables tables, Map<String, Node> nodes) throws SQLException {
    var missing = new HashMap<>(nodes);
    tables.rows(nodes.keySet()).forEach(row -> missing.remove(row.id()));
    tables.create(missing.values());
  }
}
