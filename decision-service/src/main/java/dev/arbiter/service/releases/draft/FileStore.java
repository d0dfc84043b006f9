package dev.arbiter.service.releases.draft;

import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.draft.Draft.Changed;
import dev.arbiter.service.releases.draft.Draft.DraftFile;
import dev.arbiter.service.releases.draft.Drafts.Kept;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The files of drafts in PostgreSQL. Who changes one has the row of the draft to himself until all
 * of the change is kept. Thread-safe; what a method returned is durable.
 */
final class FileStore {
  private static final String READ = "read the files of a draft";
  private static final String CHANGE = "change a file of a draft";

  private final Jdbc jdbc;

  FileStore(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  List<DraftFile> list(String project) {
    return jdbc.query(
        READ,
        "select path, octet_length(content) as bytes, digest, base_digest from draft_files"
            + " where project = ? order by path collate \"C\"",
        FileStore::file,
        project);
  }

  /** The digests of the files by path. */
  SortedMap<String, String> digests(String project) {
    var digests = new TreeMap<String, String>();
    jdbc.query(
        READ,
        "select path, digest from draft_files where project = ? and content is not null",
        row -> digests.put(row.getString("path"), row.getString("digest")),
        project);
    return digests;
  }

  /** The content of a file. */
  Optional<byte[]> content(String project, String path) {
    return jdbc.transaction(READ, connection -> content(connection, project, path));
  }

  /** All files as they are at one moment. */
  Contents contents(String project) {
    Map<String, byte[]> files = new TreeMap<>();
    var digests = new TreeMap<String, String>();
    jdbc.query(
        READ,
        "select path, content, digest from draft_files"
            + " where project = ? and content is not null",
        row -> {
          digests.put(row.getString("path"), row.getString("digest"));
          return files.put(row.getString("path"), row.getBytes("content"));
        },
        project);
    return new Contents(ProjectFiles.of(files), digests);
  }

  /**
   * Changes one file.
   *
   * @param change is given what is there now, and gives what shall be; nothing if it removes the
   *     file. It may refuse by an exception; then nothing changes
   * @throws ProblemException if there is no draft, or it would be too large
   */
  Kept change(String project, String path, String by, UnaryOperator<Optional<byte[]>> change) {
    return jdbc.transaction(
        CHANGE,
        connection -> {
          var revision = hold(connection, project);
          var before = content(connection, project, path);
          var content = change.apply(before);
          var digest = content.map(Contents::digest);
          var digestBefore = before.map(Contents::digest);
          if (digest.equals(digestBefore)) {
            return new Kept(revision, digestBefore, digest);
          }
          write(connection, project, path, content);
          checkBounds(connection, project, path);
          return new Kept(changed(connection, project, by), digestBefore, digest);
        });
  }

  /** The revision of a draft that nobody else changes until the transaction ends. */
  private static long hold(Connection connection, String project) throws SQLException {
    return Jdbc.query(
            connection,
            "select revision from drafts where project = ? for no key update",
            row -> row.getLong(1),
            project)
        .stream()
        .findFirst()
        .orElseThrow(Drafts::none);
  }

  private static long changed(Connection connection, String project, String by)
      throws SQLException {
    return Jdbc.query(
            connection,
            """
            update drafts set
              revision = nextval('draft_revisions'), changed_by = ?, changed_at = clock_timestamp()
            where project = ? returning revision
            """,
            row -> row.getLong(1),
            by,
            project)
        .get(0);
  }

  private static Optional<byte[]> content(Connection connection, String project, String path)
      throws SQLException {
    return Jdbc.query(
            connection,
            "select content from draft_files"
                + " where project = ? and path = ? and content is not null",
            row -> row.getBytes(1),
            project,
            path)
        .stream()
        .findFirst();
  }

  private static void write(
      Connection connection, String project, String path, Optional<byte[]> content)
      throws SQLException {
    if (content.isPresent()) {
      Jdbc.update(
          connection,
          """
          insert into draft_files (project, path, content, digest) values (?, ?, ?, ?)
          on conflict (project, path) do update
          set content = excluded.content, digest = excluded.digest
          """,
          project,
          path,
          content.get(),
          Contents.digest(content.get()));
      return;
    }
    Jdbc.update(
        connection,
        "delete from draft_files where project = ? and path = ? and base_digest is null",
        project,
        path);
    Jdbc.update(
        connection,
        "update draft_files set content = null, digest = null where project = ? and path = ?",
        project,
        path);
  }

  private static void checkBounds(Connection connection, String project, String path)
      throws SQLException {
    var objections =
        Jdbc.query(
            connection,
            """
            select count(*) > ? or sum(octet_length(content)) > ? as large,
              count(*) filter (where lower(path) = lower(?)) > 1 as twins
            from draft_files where project = ? and content is not null
            """,
            row -> row.getBoolean("large") ? "large" : row.getBoolean("twins") ? "twins" : "",
            ProjectFiles.MAX_FILES,
            ProjectFiles.MAX_TOTAL_BYTES,
            path,
            project);
    if (objections.contains("large")) {
      throw new ProblemException(
          ProblemKind.TOO_LARGE,
          "A project has at most %d files and %d bytes"
              .formatted(ProjectFiles.MAX_FILES, ProjectFiles.MAX_TOTAL_BYTES));
    }
    if (objections.contains("twins")) {
      throw ProblemException.invalid(
          "path", "out-of-range", "path differs from that of another file in case only");
    }
  }

  private static DraftFile file(ResultSet row) throws SQLException {
    var digest = Optional.ofNullable(row.getString("digest"));
    var before = Optional.ofNullable(row.getString("base_digest"));
    return new DraftFile(
        row.getString("path"), row.getLong("bytes"), digest, Changed.of(before, digest));
  }
}
