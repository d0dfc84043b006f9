package dev.arbiter.service.events.identity;

import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Decisions of people that fragments of one profile are of different subjects. Each is made and
 * undone in one transaction with all that follows from it. Thread-safe.
 */
public final class Separations {
  private final Jdbc jdbc;
  private final IdentityPolicy policy;
  private final Consumer<String> moved;

  /**
   * @param moved is told of each fragment that belongs elsewhere now
   */
  public Separations(Jdbc jdbc, IdentityPolicy policy, Consumer<String> moved) {
    this.jdbc = jdbc;
    this.policy = policy;
    this.moved = moved;
  }

  /**
   * What was made of a profile.
   *
   * @param separation the id of the decision, by which it is undone
   * @param members the fragments of both sides
   * @param profiles the ids of what the profile is now
   * @param joinedAt since when the two sides were one profile; empty if it was never otherwise
   */
  public record Outcome(
      String separation, Set<String> members, Set<String> profiles, Optional<Instant> joinedAt) {}

  /**
   * Separates some fragments of a profile from its others.
   *
   * @param separation the id of the decision
   * @param by whose decision, and why, for the admin log
   * @throws ProblemException if there is no such profile, or not some of its fragments are named
   */
  Outcome separate(String separation, String profile, Set<String> fragments, Change by) {
    return changing(
        (connection, number) -> {
          var tables = new IdentityTables(connection);
          var leads = tables.rows(List.of(profile)).stream().map(Row::profile).toList();
          var members = ids(tables.members(leads));
          requireSome(members, fragments);
          var others = new TreeSet<>(members);
          others.removeAll(fragments);
          var at =
              Jdbc.query(
                      connection,
                      """
                      insert into separations (id, one_side, other_side, reason, separated_by)
                      values (?, ?, ?, ?, ?) returning separated_at
                      """,
                      row -> Jdbc.instant(row, "separated_at"),
                      separation,
                      Jdbc.Column.of("text", List.copyOf(fragments)),
                      Jdbc.Column.of("text", List.copyOf(others)),
                      by.detail().getOrDefault("reason", ""),
                      by.actor())
                  .get(0);
          by.log(connection, at);
          var came = fragments.containsAll(leads) ? others : fragments;
          var joinedAt = joinedAt(connection, came, members);
          return new Regrouped<>(
              regroup(connection, members, number),
              new Outcome(separation, members, profilesOf(connection, members), joinedAt));
        });
  }

  private static void requireSome(Set<String> members, Set<String> fragments) {
    if (members.isEmpty()) {
      throw ProblemException.notFound("There is no profile of this id");
    }
    if (fragments.isEmpty() || !members.containsAll(fragments)) {
      throw ProblemException.invalid(
          "fragments", "unknown", "fragments must name some of those of the profile");
    }
    if (fragments.containsAll(members)) {
      throw ProblemException.invalid(
          "fragments", "out-of-range", "fragments must leave some of those of the profile");
    }
  }

  /** When the first of the fragments of a side came to others of the profile. */
  private static Optional<Instant> joinedAt(
      Connection connection, Set<String> side, Set<String> members) throws SQLException {
    return Jdbc.query(
            connection,
            """
            select moved_at from moves
            where fragment = any(?) and profile = any(?) and profile <> fragment
            order by seq limit 1
            """,
            row -> Jdbc.instant(row, "moved_at"),
            Jdbc.Column.of("text", List.copyOf(side)),
            Jdbc.Column.of("text", List.copyOf(members)))
        .stream()
        .findFirst();
  }

  /**
   * Undoes a decision: what events claim counts again.
   *
   * @throws ProblemException if there is none of this id
   */
  Set<String> undo(String separation, Change by) {
    return changing(
        (connection, number) -> {
          var sides = new TreeSet<String>();
          Jdbc.query(
              connection,
              "delete from separations where id = ? returning one_side || other_side",
              row -> sides.addAll(List.of((String[]) row.getArray(1).getArray())),
              separation);
          if (sides.isEmpty()) {
            throw new ProblemException(ProblemKind.NOT_FOUND, "There is no separation of this id");
          }
          by.log(connection, Jdbc.now(connection));
          return new Regrouped<>(regroup(connection, sides, number), profilesOf(connection, sides));
        });
  }

  private Set<String> regroup(Connection connection, Set<String> fragments, long number)
      throws SQLException {
    return Identities.regroup(new IdentityTables(connection), policy, fragments, number);
  }

  private static Set<String> profilesOf(Connection connection, Set<String> fragments)
      throws SQLException {
    var profiles = new TreeSet<String>();
    new IdentityTables(connection).rows(fragments).forEach(row -> profiles.add(row.profile()));
    return profiles;
  }

  private static Set<String> ids(Collection<Row> rows) {
    var ids = new HashSet<String>();
    rows.forEach(row -> ids.add(row.id()));
    return ids;
  }

  /** What came of a change, and the fragments that moved. */
  private record Regrouped<T>(Set<String> fragments, T result) {}

  private interface Work<T> {
    Regrouped<T> run(Connection connection, long number) throws SQLException;
  }

  private <T> T changing(Work<T> work) {
    var regrouped =
        jdbc.transaction(
            "change who is who",
            connection -> {
              var number = Changes.next(connection);
              var done = work.run(connection, number);
              Changes.reached(connection, number);
              return done;
            });
    regrouped.fragments().forEach(moved);
    return regrouped.result();
  }
}
