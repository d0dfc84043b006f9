package dev.arbiter.service.events.matching;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The runs in PostgreSQL, of which one is open at most. Thread-safe. */
final class RunStore {
  private static final String OPEN = "state in ('waiting', 'running')";
  private static final String KEEP = "keep a run of matching";
  private static final String READ = "read runs of matching";

  private final Jdbc jdbc;

  RunStore(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** Asks for a run, unless one is open; says which. */
  Optional<Run> ask(String actor, Instant now) {
    var id = "m-" + UlidCreator.getMonotonicUlid();
    jdbc.transaction(
        KEEP,
        connection -> {
          var asked =
              Jdbc.update(
                  connection,
                  """
                  insert into match_runs (id, state, asked_by, asked_at) values (?, 'waiting', ?, ?)
                  on conflict do nothing
                  """,
                  id,
                  actor,
                  now);
          if (asked == 1) {
            Change.of(actor, "matching.asked", id).log(connection, now);
          }
          return asked;
        });
    return find(id);
  }

  /** Asks for a run on schedule, unless one is open or was asked for since a step of it. */
  void askOnce(Instant step, Instant now) {
    jdbc.update(
        KEEP,
        """
        insert into match_runs (id, state, asked_by, asked_at) select ?, 'waiting', 'server', ?
        where not exists (select 1 from match_runs where asked_at >= ?) on conflict do nothing
        """,
        "m-" + UlidCreator.getMonotonicUlid(),
        now,
        step);
  }

  Optional<Run> find(String id) {
    return jdbc.first(READ, "select * from match_runs where id = ?", RunStore::run, id);
  }

  Optional<Run> open() {
    return jdbc.first(READ, "select * from match_runs where " + OPEN, RunStore::run);
  }

  /** The latest, newest first. */
  List<Run> latest(int limit) {
    return jdbc.query(
        READ, "select * from match_runs order by seq desc limit ?", RunStore::run, limit);
  }

  private static Run run(ResultSet row) throws SQLException {
    return new Run(
        row.getString("id"),
        row.getString("state"),
        row.getString("asked_by"),
        Jdbc.instant(row, "asked_at"),
        Jdbc.optionalInstant(row, "began_at"),
        Jdbc.optionalInstant(row, "ended_at"),
        row.getInt("attempts"),
        row.getLong("looked"),
        row.getLong("people"),
        row.getLong("pairs"),
        row.getLong("links"),
        row.getLong("oversized"),
        Optional.ofNullable(row.getString("weights")),
        Optional.ofNullable(row.getString("problem")));
  }

  /** Begins a run, from the start if it was begun before; false if it is not open any more. */
  boolean begin(String id, Instant now) {
    return jdbc.update(
            KEEP,
            "update match_runs set state = 'running', began_at = ?, attempts = attempts + 1,"
                + " looked = 0, people = 0 where id = ? and "
                + OPEN,
            now,
            id)
        == 1;
  }

  /** Leaves a run, through no fault of it, to whoever begins it anew. */
  void leave(String id) {
    jdbc.update(
        KEEP,
        "update match_runs set attempts = attempts - 1 where id = ? and state = 'running'",
        id);
  }

  /** Notes how far it is; false if it is to go no further. */
  boolean advance(String id, long looked, long people) {
    return jdbc.update(
            KEEP,
            "update match_runs set looked = ?, people = ? where id = ? and state = 'running'",
            looked,
            people,
            id)
        == 1;
  }

  /** Whether it is to go on. */
  boolean goesOn(String id) {
    return jdbc.first(
            READ,
            "select 1 from match_runs where id = ? and state = 'running'",
            row -> row.getInt(1),
            id)
        .isPresent();
  }

  /** Ends one that is open and cannot be done; false if it is not open. */
  boolean fail(String id, String problem, Instant now) {
    return jdbc.update(
            KEEP,
            "update match_runs set state = 'failed', problem = ?, ended_at = ? where id = ? and "
                + OPEN,
            problem,
            now,
            id)
        == 1;
  }

  /** Ends one that is open because somebody wants so; false if it is not open. */
  boolean cancel(String id, String actor, Instant now) {
    return jdbc.transaction(
        KEEP,
        connection -> {
          var cancelled =
              Jdbc.update(
                  connection,
                  "update match_runs set state = 'cancelled', problem = ?, ended_at = ?"
                      + " where id = ? and "
                      + OPEN,
                  "Cancelled by " + actor,
                  now,
                  id);
          if (cancelled == 1) {
            Change.of(actor, "matching.cancelled", id).log(connection, now);
          }
          return cancelled == 1;
        });
  }

  /** Ends whichever is open, as what it was asked for is not wanted any more. */
  static void cancel(Connection connection, String problem, Instant now) throws SQLException {
    Jdbc.update(
        connection,
        "update match_runs set state = 'cancelled', problem = ?, ended_at = ? where " + OPEN,
        problem,
        now);
  }

  /** Says that it is done; false if it was to go no further. */
  static boolean done(Connection connection, String id, Outcome outcome, Instant now)
      throws SQLException {
    return Jdbc.update(
            connection,
            """
            update match_runs set state = 'done', ended_at = ?, pairs = ?, links = ?, oversized = ?,
              weights = ? where id = ? and state = 'running'
            """,
            now,
            outcome.pairs(),
            outcome.found().size(),
            outcome.oversized(),
            outcome.weights(),
            id)
        == 1;
  }
}
