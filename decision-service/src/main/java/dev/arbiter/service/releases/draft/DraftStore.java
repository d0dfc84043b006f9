package dev.arbiter.service.releases.draft;

import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.releases.draft.Draft.Head;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Drafts in PostgreSQL. Thread-safe; what a method returned is durable. */
final class DraftStore {
  private static final String READ = "read a draft";

  private final Jdbc jdbc;

  DraftStore(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  List<Head> heads() {
    return jdbc.query(READ, "select * from drafts order by project", DraftStore::head);
  }

  Optional<Head> find(String project) {
    return jdbc.first(READ, "select * from drafts where project = ?", DraftStore::head, project);
  }

  /** Begins a draft; false if the project has one. */
  boolean begin(String project, Optional<Long> base, ProjectFiles files, String by) {
    var contents = files.paths().stream().map(path -> files.bytes(path).orElseThrow()).toList();
    return jdbc.transaction(
        "begin a draft",
        connection -> {
          var begun =
              Jdbc.update(
                  connection,
                  """
                  insert into drafts
                    (project, base, begun_by, begun_at, revision, changed_by, changed_at)
                  values (?, ?, ?, now(), nextval('draft_revisions'), ?, now())
                  on conflict (project) do nothing
                  """,
                  project,
                  base,
                  by,
                  by);
          if (begun == 0) {
            return false;
          }
          var digests = contents.stream().map(Contents::digest).toList();
          Jdbc.update(
              connection,
              """
              insert into draft_files (project, path, content, digest, base_digest)
              select ?, path, content, digest, digest
              from unnest(?, ?, ?) as file (path, content, digest)
              """,
              project,
              Jdbc.Column.of("text", files.paths()),
              Jdbc.Column.ofBytes(contents),
              Jdbc.Column.of("text", digests));
          log(connection, by, "draft.begun", project, base);
          return true;
        });
  }

  /** Throws a draft away; false if there is none. */
  boolean discard(String project, String by) {
    return jdbc.transaction(
        "discard a draft",
        connection -> {
          var gone = Jdbc.update(connection, "delete from drafts where project = ?", project) == 1;
          if (gone) {
            log(connection, by, "draft.discarded", project, Optional.empty());
          }
          return gone;
        });
  }

  /** Ends a draft that has become a release, unless somebody has changed it since. */
  void end(String project, long revision, String by, long release) {
    jdbc.transaction(
        "end a draft",
        connection -> {
          var ended =
              Jdbc.update(
                  connection,
                  "delete from drafts where project = ? and revision = ?",
                  project,
                  revision);
          log(connection, by, "draft.submitted", project, Optional.of(release));
          return ended;
        });
  }

  private static void log(
      Connection connection, String by, String action, String project, Optional<Long> number)
      throws SQLException {
    var change = Change.of(by, action, project);
    if (number.isPresent()) {
      change = change.with("number", number.get().toString());
    }
    change.log(connection, Jdbc.now(connection));
  }

  private static Head head(ResultSet row) throws SQLException {
    var base = row.getLong("base");
    return new Head(
        row.getString("project"),
        row.wasNull() ? Optional.empty() : Optional.of(base),
        row.getString("begun_by"),
        Jdbc.instant(row, "begun_at"),
        row.getLong("revision"),
        row.getString("changed_by"),
        Jdbc.instant(row, "changed_at"));
  }
}
