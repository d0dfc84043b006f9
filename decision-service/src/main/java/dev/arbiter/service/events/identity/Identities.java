package dev.arbiter.service.events.identity;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Change;
import dev.arbiter.domain.profile.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
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
  private final Claims claims;
  private final Map<String, List<Event>> events = new LinkedHashMap<>();

  /**
   * @param names the ids of identifiers
   */
  public Identities(
      Connection connection, IdentityPolicy policy, Function<Identifier, String> names) {
    this.tables = new IdentityTables(connection);
    this.policy = policy;
    this.claims = new Claims(names);
  }

  /** Notes whom an event is about, and says to which fragment it belongs. */
  public String add(Event event) {
    var fragment = claims.id(policy.home(event.identifiers()));
    events.computeIfAbsent(fragment, first -> new ArrayList<>()).add(event);
    claims.add(fragment, event);
    return fragment;
  }

  /** Notes that an event of a fragment was handed in again. */
  public void addDuplicate(String fragment) {
    events.computeIfAbsent(fragment, first -> new ArrayList<>());
  }

  /**
   * Writes what changed.
   *
   * @param number of this change; greater than all before it
   */
  public List<Change> save(long number) throws SQLException {
    var touched = new HashSet<>(events.keySet());
    claims.nodes().forEach(node -> touched.add(node.id()));
    var before = new LinkedHashMap<String, Row>();
    tables.rows(touched).forEach(row -> before.put(row.id(), row));
    var written = new ArrayList<Row>();
    for (var node : claims.nodes()) {
      var more = events.getOrDefault(node.id(), List.of()).size();
      if (more > 0 || !before.containsKey(node.id())) {
        written.add(before.getOrDefault(node.id(), Row.created(node)).with(more, number));
      }
    }
    tables.save(written);
    var linked = claims.save(tables);
    var moved = linked.isEmpty() ? Set.<String>of() : regroup(tables, policy, linked, number);
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
