package dev.arbiter.service.releases;

import static java.util.stream.Collectors.groupingBy;

import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.releases.Deployment.Mode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deployments and who serves them in PostgreSQL. */
public final class PostgresDeploymentStore implements DeploymentStore {
  private static final String JOINED =
      """
      select d.*, r.digest from deployments d
      join releases r on r.project = d.project and r.number = d.number
      """;
  private static final String EFFECTIVE =
      "d.effective_at <= statement_timestamp() and d.cancelled_at is null";

  /**
   * The latest live deployment of each project, and the latest canary and shadow since then. It
   * steps from project to project by the index, however many deployments there were.
   */
  private static final String IN_FORCE =
      """
      with recursive projects as (
        select min(project) as project from deployments
        union all
        select (select min(d.project) from deployments d where d.project > p.project)
        from projects p where p.project is not null),
      live as (
        select d.* from projects p cross join lateral (
          select * from deployments d
          where d.project = p.project and d.mode = 'live' and %1$s
          order by d.effective_at desc, d.seq desc limit 1) d),
      beside as (
        select d.* from live l cross join (values ('canary'), ('shadow')) as m (mode)
        cross join lateral (
          select * from deployments d
          where d.project = l.project and d.mode = m.mode and %1$s
            and (d.effective_at, d.seq) > (l.effective_at, l.seq)
          order by d.effective_at desc, d.seq desc limit 1) d)
      select d.*, r.digest from (select * from live union all select * from beside) d
      join releases r on r.project = d.project and r.number = d.number
      order by d.project
      """
          .formatted(EFFECTIVE);

  private final Jdbc jdbc;

  public PostgresDeploymentStore(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Deployment> deploy(List<NewDeployment> wanted) {
    var projects = new TreeSet<String>();
    wanted.forEach(one -> projects.add(one.project()));
    return jdbc.transaction(
        "deploy a release",
        connection -> {
          for (var project : projects) { // in the same order by all, so that nobody waits in a ring
            lock(connection, project);
          }
          var made = new ArrayList<Deployment>();
          for (var one : wanted) {
            made.add(DeploymentRow.insert(connection, one));
          }
          return made;
        });
  }

  @Override
  public Optional<Deployment> replace(InForce seen, NewDeployment deployment) {
    return jdbc.transaction(
        "deploy a release",
        connection -> {
          lock(connection, deployment.project());
          var isThere =
              inForce(Jdbc.query(connection, IN_FORCE, DeploymentRow::read)).contains(seen);
          return isThere
              ? Optional.of(DeploymentRow.insert(connection, deployment))
              : Optional.empty();
        });
  }

  /** One at a time deploys; what the next statement sees and its instant come after the lock. */
  private static void lock(Connection connection, String project) throws SQLException {
    Jdbc.lock(connection, "deployments of " + project);
  }

  @Override
  public boolean cancel(String project, long id, String by) {
    return jdbc.transaction(
        "cancel a deployment",
        connection -> {
          var cancelled =
              Jdbc.query(
                  connection,
                  """
                  update deployments set cancelled_at = now()
                  where project = ? and seq = ? and effective_at > now() and cancelled_at is null
                  returning number, cancelled_at
                  """,
                  row -> List.of(row.getLong("number"), Jdbc.instant(row, "cancelled_at")),
                  project,
                  id);
          for (var one : cancelled) {
            Change.of(by, "deployment.cancelled", project)
                .with("number", one.get(0).toString())
                .log(connection, (Instant) one.get(1));
          }
          return !cancelled.isEmpty();
        });
  }

  @Override
  public List<Deployment> deployments(String project) {
    return jdbc.query(
        "list deployments",
        JOINED + " where d.project = ? order by d.seq desc limit 1000",
        DeploymentRow::read,
        project);
  }

  @Override
  public List<Deployment> coming(String by) {
    return jdbc.query(
        "list what is to come",
        JOINED
            + " where d.deployed_by = ? and d.effective_at > statement_timestamp()"
            + " and d.cancelled_at is null order by d.seq",
        DeploymentRow::read,
        by);
  }

  @Override
  public Optional<Long> breach(String project, long release) {
    return jdbc.first(
        "look for a breach",
        """
        select d.seq from deployments d
        where d.project = ? and d.number = ? and d.seq >= coalesce(
            (select max(seq) from deployments o
             where o.project = d.project and o.number = d.number and o.despite_breach
               and o.mode <> 'shadow' and o.cancelled_at is null
               and o.effective_at <= statement_timestamp()), 0)
          and exists (select 1 from judged_windows j where j.deployment = d.seq and j.breached)
        order by d.seq desc limit 1
        """,
        row -> row.getLong("seq"),
        project,
        release);
  }

  @Override
  public Set<Long> broken(List<Long> deployments) {
    return Set.copyOf(
        jdbc.query(
            "look for breaches",
            "select distinct deployment from judged_windows where breached and deployment = any (?)",
            row -> row.getLong("deployment"),
            Jdbc.Column.of("int8", deployments)));
  }

  @Override
  public List<InForce> inForce() {
    return inForce(jdbc.query("read what is in force", IN_FORCE, DeploymentRow::read));
  }

  private static List<InForce> inForce(List<Deployment> deployments) {
    var found = deployments.stream().collect(groupingBy(Deployment::mode));
    return found.getOrDefault(Mode.LIVE, List.of()).stream()
        .map(
            live ->
                new InForce(
                    live,
                    beside(live, found.get(Mode.CANARY)),
                    beside(live, found.get(Mode.SHADOW))))
        .toList();
  }

  private static Optional<Deployment> beside(Deployment live, @Nullable List<Deployment> others) {
    return Stream.ofNullable(others)
        .flatMap(List::stream)
        .filter(other -> other.project().equals(live.project()))
        .findFirst();
  }

  @Override
  public Optional<Long> servedBefore(String project, long release) {
    return jdbc.query(
            "find an earlier release",
            "select max(d.number) from deployments d"
                + " where d.project = ? and d.number < ? and d.mode = 'live' and "
                + EFFECTIVE,
            row -> Optional.ofNullable(row.getObject(1, Long.class)),
            project,
            release)
        .get(0);
  }

  @Override
  public void report(Serving serving) {
    jdbc.update(
        "tell what is served",
        """
        insert into serving
          (node, project, deployment, number, digest, canary, shadow, since, problem)
        values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?)
        on conflict (node, project) do update set deployment = excluded.deployment,
          number = excluded.number, digest = excluded.digest, canary = excluded.canary,
          shadow = excluded.shadow, since = excluded.since, problem = excluded.problem,
          seen_at = now()
        """,
        serving.node(),
        serving.project(),
        serving.deployment(),
        serving.release(),
        serving.digest(),
        serving.canary(),
        serving.shadow(),
        serving.since(),
        serving.problem());
    jdbc.update("forget nodes", "delete from serving where seen_at < now() - interval '1 day'");
  }

  @Override
  public List<Serving> serving(String project) {
    return jdbc.query(
        "read what is served",
        """
        with seen as (select * from serving where seen_at > now() - interval '15 s')
        select nodes.node, ? as project, own.* from (select distinct node from seen) nodes
          left join seen own on own.node = nodes.node and own.project = ? order by nodes.node
        """,
        DeploymentRow::serving,
        project,
        project);
  }
}
