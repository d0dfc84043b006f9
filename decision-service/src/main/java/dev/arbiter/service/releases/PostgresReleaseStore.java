package dev.arbiter.service.releases;

import dev.arbiter.domain.release.Tier;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.releases.ReleaseEntry.Approval;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Releases and their approvals in PostgreSQL. */
public final class PostgresReleaseStore implements ReleaseStore {
  private static final String COLUMNS =
      "project, number, digest, tier, created_at, created_by, answerable";
  private static final String LATEST = " order by number desc limit 1000";

  private final Jdbc jdbc;

  public PostgresReleaseStore(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public ReleaseEntry add(NewRelease release) {
    return jdbc.transaction(
        "add a release",
        connection -> {
          // One release at a time, so that numbers have no gaps and no twins.
          Jdbc.query(
              connection,
              "select pg_advisory_xact_lock(hashtext('releases'), hashtext(?))",
              row -> true,
              release.project());
          for (var added : insert(connection, release)) {
            change(release, added).log(connection, added.createdAt());
          }
          return read(connection, "digest = ?", release.project(), release.digest()).get(0);
        });
  }

  private static Change change(NewRelease release, ReleaseEntry added) {
    var change =
        Change.of(release.by(), "release.published", release.project())
            .with("number", Long.toString(added.number()))
            .with("digest", added.digest())
            .with("tier", added.tier().wire());
    for (var remark : release.remarks().entrySet()) {
      change = change.with(remark.getKey(), remark.getValue());
    }
    return change;
  }

  /** The release, unless there was one of this digest. */
  private static List<ReleaseEntry> insert(Connection connection, NewRelease release)
      throws SQLException {
    return Jdbc.query(
        connection,
        """
        insert into releases (project, number, digest, tier, archive, created_by, answerable)
        select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? from releases where project = ?
        on conflict (project, digest) do nothing returning\s"""
            + COLUMNS,
        row -> entry(row, List.of()),
        release.project(),
        release.digest(),
        release.tier().wire(),
        release.archive(),
        release.by(),
        release.answerable(),
        release.project());
  }

  @Override
  public Optional<ReleaseEntry> find(String project, long number) {
    return list("number = ?", project, number).stream().findFirst();
  }

  @Override
  public Optional<ReleaseEntry> find(String project, String digest) {
    return list("digest = ?", project, digest).stream().findFirst();
  }

  @Override
  public Optional<byte[]> archive(String project, long number) {
    return jdbc.first(
        "read a release",
        "select archive from releases where project = ? and number = ?",
        row -> row.getBytes(1),
        project,
        number);
  }

  @Override
  public List<ReleaseEntry> releases(String project) {
    return list("true", project);
  }

  @Override
  public SortedMap<String, Long> newest() {
    var newest = new TreeMap<String, Long>();
    jdbc.query(
        "read the newest releases",
        "select project, max(number) as number from releases group by project",
        row -> newest.put(row.getString("project"), row.getLong("number")));
    return newest;
  }

  @Override
  public void approve(String project, long number, String by, String answerable, String comment) {
    jdbc.transaction(
        "approve a release",
        connection -> {
          var approved =
              Jdbc.query(
                  connection,
                  """
                  insert into approvals (project, number, approved_by, answerable, comment)
                  values (?, ?, ?, ?, ?) on conflict do nothing returning approved_at
                  """,
                  row -> Jdbc.instant(row, "approved_at"),
                  project,
                  number,
                  by,
                  answerable,
                  comment);
          for (Instant at : approved) {
            Change.of(by, "release.approved", project)
                .with("number", Long.toString(number))
                .log(connection, at);
          }
          return true;
        });
  }

  private List<ReleaseEntry> list(String which, Object... parameters) {
    return jdbc.transaction("read releases", connection -> read(connection, which, parameters));
  }

  /**
   * @param parameters the project, and what {@code which} asks for
   */
  private static List<ReleaseEntry> read(Connection connection, String which, Object... parameters)
      throws SQLException {
    var condition = " where project = ? and " + which;
    Map<Long, List<Approval>> approvals = new HashMap<>();
    Jdbc.query(
        connection,
        "select * from approvals where (project, number) in (select project, number from releases"
            + condition
            + ") order by approved_at",
        row ->
            approvals
                .computeIfAbsent(row.getLong("number"), number -> new ArrayList<>())
                .add(approval(row)),
        parameters);
    return Jdbc.query(
        connection,
        "select " + COLUMNS + " from releases" + condition + LATEST,
        row -> entry(row, approvals.getOrDefault(row.getLong("number"), List.of())),
        parameters);
  }

  private static Approval approval(ResultSet row) throws SQLException {
    return new Approval(
        row.getString("approved_by"),
        row.getString("answerable"),
        Jdbc.instant(row, "approved_at"),
        row.getString("comment"));
  }

  private static ReleaseEntry entry(ResultSet row, List<Approval> approvals) throws SQLException {
    return new ReleaseEntry(
        row.getString("project"),
        row.getLong("number"),
        row.getString("digest"),
        Tier.of(row.getString("tier")),
        Jdbc.instant(row, "created_at"),
        row.getString("created_by"),
        row.getString("answerable"),
        approvals);
  }
}
