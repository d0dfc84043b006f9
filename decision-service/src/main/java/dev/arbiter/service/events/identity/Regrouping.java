package dev.arbiter.service.events.identity;

import dev.arbiter.domain.identity.Clustering;
import dev.arbiter.domain.identity.Clusters;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.identity.Likeness;
import dev.arbiter.domain.identity.Link;
import dev.arbiter.domain.identity.Node;
import dev.arbiter.domain.identity.Node.Standing;
import dev.arbiter.domain.identity.Sharing;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds anew which fragments are of one profile where links changed: gathers all that is linked
 * with them, as far as that can matter, and asks {@link Clustering}. For one thread and one use.
 */
final class Regrouping {
  private final IdentityTables tables;
  private final IdentityPolicy policy;
  private final Map<String, Row> rows = new HashMap<>();
  private final Map<String, Node> nodes = new HashMap<>();
  private final Set<Link> links = new HashSet<>();
  private final Set<Likeness> likenesses = new HashSet<>();
  private final boolean byClaims;
  private final Set<String> expanded = new HashSet<>();

  /** Whether a tangle may have fallen apart, so that what was known of it is found anew. */
  private boolean untangling;

  Regrouping(IdentityTables tables, IdentityPolicy policy) {
    this(tables, policy, false);
  }

  private Regrouping(IdentityTables tables, IdentityPolicy policy, boolean byClaims) {
    this.tables = tables;
    this.policy = policy;
    this.byClaims = byClaims;
  }

  /** One that does not look at likenesses. */
  static Regrouping byClaims(IdentityTables tables, IdentityPolicy policy) {
    return new Regrouping(tables, policy, true);
  }

  /** Which fragments lead these and those around them. */
  Map<String, String> leads(Collection<String> ids) throws SQLException {
    return clusters(ids).leads();
  }

  /**
   * The fragments that belong to another profile than their row says, or stand otherwise, as they
   * are now; keeps what became of likenesses.
   *
   * @param changed the ids of fragments of which a link, a likeness or a separation changed
   */
  List<Row> of(Collection<String> changed) throws SQLException {
    var clusters = clusters(changed);
    tables.matches().saveFates(clusters.likenesses());
    return rows.values().stream()
        .filter(row -> expanded.contains(row.id()))
        .map(
            row ->
                row.in(
                    Objects.requireNonNull(clusters.leads().get(row.id())),
                    Objects.requireNonNull(clusters.standings().get(row.id()))))
        .filter(row -> !row.equals(rows.get(row.id())))
        .toList();
  }

  /** What became of all links around these fragments. */
  Map<Link, Link.Fate> fates(Collection<String> ids) throws SQLException {
    return clusters(ids).fates();
  }

  private Clusters clusters(Collection<String> ids) throws SQLException {
    var seeds = tables.rows(ids);
    add(seeds);
    add(tables.members(seeds.stream().map(Row::profile).distinct().toList()));
    gather();
    likenesses.removeIf(one -> !nodes.keySet().containsAll(ends(one)));
    return Clustering.of(
        nodes.values(), links, likenesses, tables.separations(nodes.keySet()), policy);
  }

  private void add(Collection<Row> some) {
    for (var row : some) {
      rows.putIfAbsent(row.id(), row);
      nodes.putIfAbsent(row.id(), row.node());
    }
  }

  private static Set<String> ends(Likeness likeness) {
    return Set.of(likeness.one(), likeness.other());
  }

  /** Follows the links and likenesses as far as they join. */
  private void gather() throws SQLException {
    Set<String> ahead = new HashSet<>(nodes.keySet());
    while (!ahead.isEmpty()) {
      expanded.addAll(ahead);
      var unshared = ahead.stream().filter(id -> !is(id, Standing.SHARED)).toList();
      links.addAll(tables.links(unshared));
      var unknown = new HashSet<String>();
      if (!byClaims) {
        likenesses.addAll(tables.matches().likenesses(unshared));
        joining().forEach(likeness -> unknown.addAll(ends(likeness)));
      }
      for (var link : links) {
        unknown.addAll(List.of(link.one(), link.other()));
      }
      unknown.removeAll(rows.keySet());
      var found = tables.rows(unknown);
      add(found);
      // What is one profile already is linked: to add it at once saves steps along a chain.
      add(tables.members(found.stream().map(Row::profile).distinct().toList()));
      ahead = ahead(new Sharing(nodes, links, policy));
    }
  }

  private Stream<Likeness> joining() {
    return likenesses.stream().filter(likeness -> likeness.word() != Likeness.Word.REJECTED);
  }

  private Set<String> ahead(Sharing sharing) {
    untangle(sharing);
    var ahead = new HashSet<String>();
    for (var id : expanded) {
      if (!sharing.isShared(id) || stoodInTangle(id)) {
        ahead.addAll(sharing.neighbours(id));
      }
    }
    joining().map(Regrouping::ends).forEach(ahead::addAll);
    ahead.removeIf(id -> expanded.contains(id) || isBeyond(id));
    return ahead;
  }

  /** Whether what is linked with a fragment does not matter; so of one that is gone. */
  private boolean isBeyond(String id) {
    return !nodes.containsKey(id) || is(id, Standing.TANGLED);
  }

  /** What is shared now may have held a tangle together until now. */
  private void untangle(Sharing sharing) {
    untangling |= expanded.stream().anyMatch(id -> sharing.isShared(id) && stoodInTangle(id));
    if (untangling) {
      nodes.replaceAll((id, node) -> is(id, Standing.TANGLED) ? node.as(Standing.ORDINARY) : node);
    }
  }

  /** Whether a fragment, which is known to be shared now, stood in a tangle before. */
  private boolean stoodInTangle(String id) {
    return Objects.requireNonNull(rows.get(id)).node().standing() == Standing.TANGLED;
  }

  private boolean is(String id, Standing standing) {
    return Objects.requireNonNull(nodes.get(id)).standing() == standing;
  }
}
