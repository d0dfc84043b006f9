package dev.arbiter.service.releases.draft;

import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.releases.draft.Draft.DraftLook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Who looks where, in a table of PostgreSQL that no crash survives, so that all nodes know.
 * Thread-safe.
 */
final class LookStore {
  private static final String ATTEMPT = "keep who looks at a draft";
  private static final String FORGOTTEN = "at < clock_timestamp() - interval '30 seconds'";

  private final Jdbc jdbc;

  LookStore(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** Tells where somebody looks now; false if there is no draft. */
  boolean tell(String project, String name, Look look) {
    return jdbc.transaction(
        ATTEMPT,
        connection -> {
          Jdbc.update(
              connection, "delete from draft_looks where project = ? and " + FORGOTTEN, project);
          var told =
              Jdbc.update(
                  connection,
                  """
                  insert into draft_looks (project, name, path, table_id, row_id, column_id, at)
                  select project, ?, ?, ?, ?, ?, clock_timestamp() from drafts where project = ?
                  on conflict (project, name) do update set
                    path = excluded.path, table_id = excluded.table_id, row_id = excluded.row_id,
                    column_id = excluded.column_id, at = excluded.at
                  """,
                  name,
                  look.path(),
                  look.table(),
                  look.row(),
                  look.column(),
                  project);
          return told == 1;
        });
  }

  /** Where somebody looks; see {@link DraftLook}. */
  record Look(
      Optional<String> path,
      Optional<String> table,
      Optional<String> row,
      Optional<String> column) {}

  /** Who looked lately, but for one. */
  List<DraftLook> others(String project, String name) {
    return jdbc.query(
        ATTEMPT,
        "select * from draft_looks where project = ? and name <> ? and not "
            + FORGOTTEN
            + " order by name limit 100",
        LookStore::look,
        project,
        name);
  }

  private static DraftLook look(ResultSet row) throws SQLException {
    return new DraftLook(
        row.getString("name"),
        Optional.ofNullable(row.getString("path")),
        Optional.ofNullable(row.getString("table_id")),
        Optional.ofNullable(row.getString("row_id")),
        Optional.ofNullable(row.getString("column_id")),
        Jdbc.instant(row, "at"));
  }
}
