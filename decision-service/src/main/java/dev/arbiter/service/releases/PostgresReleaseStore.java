package dev.arbiter.service.releases;

import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Releases and deployments in PostgreSQL. */
public final class PostgresReleaseStore implements ReleaseStore {
  private final Jdbc jdbc;

  public PostgresReleaseStore(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Stored add(String project, String digest, byte[] archive, String by) {
    return jdbc.transaction(
        "add a release",
        connection -> {
          // One release at a time, so that numbers have no gaps and no twins.
          Jdbc.query(
              connection,
              "select pg_advisory_xact_lock(hashtext('releases'), hashtext(?))",
              row -> true,
              project);
          for (var release : insert(connection, project, digest, archive, by)) {
            change("release.published", by, project, release.number())
                .with("digest", digest)
                .log(connection, release.createdAt());
          }
          return Jdbc.query(
                  connection,
                  "select * from releases where project = ? and digest = ?",
                  PostgresReleaseStore::stored,
                  project,
                  digest)
              .get(0);
        });
  }

  /** The release, unless there was one of this digest. */
  private static List<Stored> insert(
      Connection connection, String project, String digest, byte[] archive, String by)
      throws SQLException {
    return Jdbc.query(
        connection,
        """
        insert into releases (project, number, digest, archive, created_by)
        select ?, coalesce(max(number), 0) + 1, ?, ?, ? from releases where project = ?
        on conflict (project, digest) do nothing returning *
        """,
        PostgresReleaseStore::stored,
        project,
        digest,
        archive,
        by,
        project);
  }

  @Override
  public Optional<Stored> find(String project, long number) {
    return jdbc.first(
        "read a release",
        "select * from releases where project = ? and number = ?",
        PostgresReleaseStore::stored,
        project,
        number);
  }

  @Override
  public List<Stored> releases(String project) {
    return jdbc.query(
        "list releases",
        "select * from releases where project = ? order by number desc limit 1000",
        PostgresReleaseStore::stored,
        project);
  }

  @Override
  public void deploy(String project, long number, String by) {
    jdbc.transaction(
        "deploy a release",
        connection -> {
          var deployedAt =
              Jdbc.query(
                      connection,
                      "insert into deployments (project, number, mode, deployed_by)"
                          + " values (?, ?, 'live', ?) returning deployed_at",
                      row -> Jdbc.instant(row, "deployed_at"),
                      project,
                      number,
                      by)
                  .get(0);
          change("release.deployed", by, project, number)
              .with("mode", "live")
              .log(connection, deployedAt);
          return true;
        });
  }

  @Override
  public List<Deployment> deployments(String project) {
    return jdbc.query(
        "list deployments",
        """
        select d.*, r.digest from deployments d
        join releases r on r.project = d.project and r.number = d.number
        where d.project = ? order by d.seq desc limit 1000
        """,
        row ->
            new Deployment(
                row.getString("project"),
                row.getLong("number"),
                row.getString("digest"),
                row.getString("mode"),
                Jdbc.instant(row, "deployed_at"),
                row.getString("deployed_by")),
        project);
  }

  @Override
  public List<String> deployedProjects() {
    return jdbc.query(
        "list projects",
        "select distinct project from deployments order by project",
        row -> row.getString(1));
  }

  private static Change change(String action, String by, String project, long number) {
    return Change.of(by, action, project).with("number", Long.toString(number));
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        row.getString("project"),
        row.getLong("number"),
        row.getString("digest"),
        row.getBytes("archive"),
        Jdbc.instant(row, "created_at"),
        row.getString("created_by"));
  }
}
