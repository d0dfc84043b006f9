package dev.arbiter.service.events.identity;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.identity.Claim;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.identity.Link;
import dev.arbiter.domain.identity.Node;
import dev.arbiter.domain.profile.Change;
import dev.arbiter.domain.profile.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What events of one transaction say about who is who: told of each event in turn, it writes
 * fragments and links at the end. For one thread.
 */
public final class Identities {
  private final IdentityTables tables;
  private final IdentityPolicy policy;
  private final Function<Identifier, String> names;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, List<Event>> events = new LinkedHashMap<>();
  private final Map<String, Link> links = new LinkedHashMap<>();

  /**
   * @param names the ids of identifiers
   */
  public Identities(
      Connection connection, IdentityPolicy policy, Function<Identifier, String> names) {
    this.tables = new IdentityTables(connection);
    this.policy = policy;
    this.names = names;
  }

  /** Notes whom an event is about, and says to which fragment it belongs. */
  public String add(Event event) {
    var home = policy.home(event.identifiers());
    var fragment = node(home);
    events.computeIfAbsent(fragment, first -> new ArrayList<>()).add(event);
    var place = 0;
    for (var identifier : event.identifiers()) {
      if (!identifier.equals(home)) {
        var claim = new Claim(event.occurredAt(), event.id(), place++);
        var link = Link.of(fragment, node(identifier), claim);
        links.merge(link.one() + " " + link.other(), link, Identities::first);
      }
    }
    return fragment;
  }

  /** Notes that an event of a fragment was handed in again. */
  public void addDuplicate(String fragment) {
    events.computeIfAbsent(fragment, first -> new ArrayList<>());
  }

  private String node(Identifier identifier) {
    var id = names.apply(identifier);
    nodes.putIfAbsent(id, Node.of(id, identifier.kind()));
    return id;
  }

  private static Link first(Link one, Link other) {
    return one.claim().compareTo(other.claim()) <= 0 ? one : other;
  }

  /**
   * Writes what changed.
   *
   * @param number of this change; greater than all before it
   */
  public List<Change> save(long number) throws SQLException {
    var touched = new HashSet<>(nodes.keySet());
    touched.addAll(events.keySet());
    var before = new LinkedHashMap<String, Row>();
    tables.rows(touched).forEach(row -> before.put(row.id(), row));
    var written = new ArrayList<Row>();
    nodes.forEach(
        (id, node) -> {
          var more = events.getOrDefault(id, List.of()).size();
          if (more > 0 || !before.containsKey(id)) {
            written.add(before.getOrDefault(id, Row.created(node)).with(more, number));
          }
        });
    tables.save(written);
    var moved = regroup(number);
    var changes = new ArrayList<Change>();
    events.forEach(
        (id, fresh) -> {
          if (!moved.contains(id)) {
            var was = before.containsKey(id) ? row(before, id).revision() : 0;
            changes.add(new Change(id, was, fresh.isEmpty() ? was : number, fresh, false));
          }
        });
    moved.forEach(id -> changes.add(new Change(id, 0, number, List.of(), true)));
    return changes;
  }

  private static Row row(Map<String, Row> rows, String id) {
    return Objects.requireNonNull(rows.get(id));
  }

  /** Keeps the claims that are new or earlier, and says which fragments moved for them. */
  private Set<String> regroup(long number) throws SQLException {
    if (links.isEmpty()) {
      return Set.of();
    }
    for (var kept : tables.kept(links.values())) {
      links.computeIfPresent(
          kept.one() + " " + kept.other(),
          (key, link) -> link.claim().compareTo(kept.claim()) < 0 ? link : null);
    }
    if (links.isEmpty()) {
      return Set.of();
    }
    tables.saveLinks(links.values());
    return regroup(tables, policy, ends(links.values()), number);
  }

  private static Set<String> ends(Collection<Link> links) {
    var ends = new HashSet<String>();
    links.forEach(link -> ends.addAll(List.of(link.one(), link.other())));
    return ends;
  }

  /** Puts fragments where they belong now; says which of them moved or lead others than before. */
  static Set<String> regroup(
      IdentityTables tables, IdentityPolicy policy, Set<String> changed, long number)
      throws SQLException {
    var regrouped = new Regrouping(tables, policy).of(changed);
    var rows = new LinkedHashMap<String, Row>();
    tables.rows(regrouped.stream().map(Row::id).toList()).forEach(row -> rows.put(row.id(), row));
    var moved =
        regrouped.stream()
            .filter(row -> !row.profile().equals(row(rows, row.id()).profile()))
            .toList();
    var touched = new HashSet<String>();
    for (var row : moved) {
      touched.addAll(List.of(row.id(), row.profile(), row(rows, row.id()).profile()));
    }
    tables.save(regrouped);
    tables.touch(touched, number);
    return touched;
  }
}
