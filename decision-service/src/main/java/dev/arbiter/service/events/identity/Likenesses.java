package dev.arbiter.service.events.identity;

import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.service.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * How subjects that look alike come together: each change of what is known of that is one
 * transaction with all that follows from it. Thread-safe.
 */
public final class Likenesses {
  private final Jdbc jdbc;
  private final IdentityPolicy policy;
  private final Consumer<String> moved;

  /**
   * @param moved is told of each fragment that belongs elsewhere now
   */
  public Likenesses(Jdbc jdbc, IdentityPolicy policy, Consumer<String> moved) {
    this.jdbc = jdbc;
    this.policy = policy;
    this.moved = moved;
  }

  /** What is changed of {@code match_links}. */
  public interface Work {
    /** Does it; says of which fragments a link changed. */
    Set<String> run(Connection connection) throws SQLException;
  }

  /** Changes likenesses, while nobody else changes who is who. */
  public void change(Work work) {
    var touched =
        jdbc.transaction(
            "change what looks alike",
            connection -> {
              var number = Changes.next(connection);
              var changed = work.run(connection);
              if (changed.isEmpty()) {
                return Set.<String>of();
              }
              var tables = new IdentityTables(connection);
              var went = Identities.regroup(tables, policy, changed, number);
              if (!went.isEmpty()) {
                Changes.reached(connection, number);
              }
              return went;
            });
    touched.forEach(moved);
  }

  /** How much identifiers tell. */
  public IdentityPolicy policy() {
    return policy;
  }

  /**
   * A subject as claims alone make it.
   *
   * @param id of the fragment that leads
   * @param fragments all of it
   * @param isWhole whether it is a profile, of which nothing else is part
   */
  public record Subject(String id, Set<String> fragments, boolean isWhole) {}

  /** The subjects that these profiles would be if nothing looked alike. */
  public List<Subject> apart(Collection<String> profiles) {
    return jdbc.transaction(
        "read who is who by claims alone", connection -> apart(connection, profiles));
  }

  private List<Subject> apart(Connection connection, Collection<String> profiles)
      throws SQLException {
    var tables = new IdentityTables(connection);
    var whole = new TreeMap<String, Set<String>>();
    var ids = new HashSet<String>();
    for (var row : tables.members(profiles)) {
      ids.add(row.id());
      whole.computeIfAbsent(row.profile(), first -> new TreeSet<>()).add(row.id());
    }
    var alike = new HashSet<String>();
    for (var likeness : tables.matches().likenesses(ids)) {
      alike.addAll(List.of(likeness.one(), likeness.other()));
    }
    whole.values().removeIf(members -> !Collections.disjoint(members, alike));
    whole.values().forEach(ids::removeAll);
    var parts = new TreeMap<String, Set<String>>();
    var leads =
        ids.isEmpty() ? Map.<String, String>of() : Regrouping.byClaims(tables, policy).leads(ids);
    for (var id : ids) {
      var lead = Objects.requireNonNull(leads.get(id));
      parts.computeIfAbsent(lead, first -> new TreeSet<>()).add(id);
    }
    var subjects = new ArrayList<Subject>();
    whole.forEach((id, members) -> subjects.add(new Subject(id, members, true)));
    parts.forEach((id, members) -> subjects.add(new Subject(id, members, false)));
    return subjects;
  }
}
