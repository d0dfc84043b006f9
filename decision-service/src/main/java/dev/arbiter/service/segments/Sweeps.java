package dev.arbiter.service.segments;

import dev.arbiter.service.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** How far all subjects were looked at for what is in force. Thread-safe. */
final class Sweeps {
  private final Jdbc jdbc;

  Sweeps(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A sweep that is not done.
   *
   * @param after the id of the last profile that was looked at
   */
  record Sweep(String project, String serving, String after) {}

  /**
   * How far a sweep is.
   *
   * @param looked how many subjects were looked at
   */
  record Progress(String project, long looked, Instant beganAt, Optional<Instant> endedAt) {}

  /**
   * Begins a sweep of each project of which something else is in force than was.
   *
   * @param hasAny whether a project has something to enter; one that never had is not followed
   */
  void begin(Map<String, String> serving, Predicate<String> hasAny, Instant now) {
    serving.forEach(
        (project, force) ->
            jdbc.update(
                "begin a sweep",
                """
                insert into sweeps as known (project, since, serving, after, began_at)
                select ?, ?, ?, '', ? where ? or exists (select 1 from sweeps where project = ?)
                on conflict (project) do update set serving = excluded.serving, after = '',
                  looked = 0, began_at = excluded.began_at, ended_at = null
                where known.serving <> excluded.serving
                """,
                project,
                now,
                force,
                now,
                hasAny.test(project),
                project));
  }

  /**
   * When a project came to be served.
   *
   * @param since when first
   * @param force when what is in force now
   */
  record Times(Instant since, Instant force) {}

  /** When the projects that are followed came to be served. */
  static Map<String, Times> times(Connection connection) throws SQLException {
    var times = new HashMap<String, Times>();
    Jdbc.query(
        connection,
        "select project, since, began_at from sweeps",
        row ->
            times.put(
                row.getString("project"),
                new Times(Jdbc.instant(row, "since"), Jdbc.instant(row, "began_at"))));
    return times;
  }

  /** One that is not done. */
  Optional<Sweep> next() {
    return jdbc.first(
        "read sweeps",
        "select project, serving, after from sweeps where after is not null order by began_at",
        row -> new Sweep(row.getString(1), row.getString(2), row.getString(3)));
  }

  /** Notes that these were looked at; none ends the sweep. */
  void advance(Sweep sweep, List<String> looked, Instant now) {
    var last = looked.stream().reduce((one, next) -> next);
    jdbc.update(
        "note how far a sweep is",
        "update sweeps set after = ?, looked = looked + ?, ended_at = ?"
            + " where project = ? and serving = ?",
        last,
        looked.size(),
        last.isEmpty() ? Optional.of(now) : Optional.empty(),
        sweep.project(),
        sweep.serving());
  }

  Optional<Progress> progress(String project) {
    return jdbc.first(
        "read how far a sweep is",
        "select looked, began_at, ended_at from sweeps where project = ?",
        row ->
            new Progress(
                project,
                row.getLong("looked"),
                Jdbc.instant(row, "began_at"),
                Jdbc.optionalInstant(row, "ended_at")),
        project);
  }
}
