package dev.arbiter.service.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.arbiter.domain.guard.Finding;
import dev.arbiter.domain.guard.Observation;
import dev.arbiter.domain.guard.Observation.Counts;
import dev.arbiter.domain.guard.Watched;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.http.json.Json;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Counts decisions in the log, and keeps what was found of them, in PostgreSQL. Thread-safe. */
public final class GuardLog {
  /** Who stops what broke a guardrail. */
  public static final String ACTOR = "guardrails";

  private static final String DECISIONS =
      """
      select release, count(*) as decisions, count(*) filter (where kind = 'failed') as failed,
        count(*) filter (where micros > ?) as slow, count(*) filter (where fallback) as fallback,
        count(*) filter (where kind = 'actions' and chosen = '{}') as empty,
        count(distinct profile) as subjects, 0 as followed
      from decisions
      where kind in ('actions', 'failed') and project = ? and release = any (?)
        and decided_at >= ? and decided_at < ?
      group by release
      """;

  /** Of each subject whether the outcome came in time after the first decision. */
  private static final String OUTCOMES =
      """
      select release, sum(decisions)::bigint as decisions, 0 as failed, 0 as slow, 0 as fallback,
        0 as empty, count(*) as subjects,
        count(*) filter (where exists (
          select 1 from events e where e.profile = s.profile and e.type = ?
            and e.occurred_at > s.first and e.occurred_at <= s.first + ?::interval)) as followed
      from (
        select release, profile, count(*) as decisions, min(decided_at) as first from decisions
        where kind in ('actions', 'failed') and project = ? and release = any (?)
          and decided_at >= ? and decided_at < ?
        group by release, profile) s
      group by release
      """;

  private final Jdbc jdbc;

  public GuardLog(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** Runs the work, unless another node is at it. */
  void alone(Runnable work) {
    jdbc.transaction(
        "watch deployments",
        connection -> {
          var isFree = Jdbc.tryLock(connection, ACTOR);
          if (isFree) {
            work.run();
          }
          return isFree;
        });
  }

  /** The clock of the database, which is the same for all nodes. */
  Instant now() {
    return jdbc.query("read the clock", "select now()", row -> Jdbc.instant(row, "now")).get(0);
  }

  /** The window that was judged last. */
  Optional<Judged> last(long deployment, boolean outcomes) {
    return jdbc.first(
        "read what was judged",
        """
        select * from judged_windows where deployment = ? and outcomes = ?
        order by number desc limit 1
        """,
        GuardLog::judged,
        deployment,
        outcomes);
  }

  /** The latest 100 windows of a project, the newest first. */
  List<Judged> judged(String project) {
    return jdbc.query(
        "read what was judged",
        """
        select j.* from judged_windows j join deployments d on d.seq = j.deployment
        where d.project = ? order by j.until desc, j.deployment desc, j.outcomes limit 100
        """,
        GuardLog::judged,
        project);
  }

  /** How the deployment broke a guardrail, if it did. */
  Optional<Judged> breach(long deployment) {
    return jdbc.first(
        "read what was judged",
        "select * from judged_windows where deployment = ? and breached order by until limit 1",
        GuardLog::judged,
        deployment);
  }

  /** Counts what was decided by the deployed release, and by the live one if that is another. */
  Observation observe(Watched watched, boolean outcomes, Instant since, Instant until) {
    var releases =
        Jdbc.Column.of(
            "int8",
            watched
                .live()
                .map(live -> List.of(watched.release(), live))
                .orElse(List.of(watched.release())));
    var counts =
        outcomes
            ? outcomes(watched, releases, since, until)
            : jdbc.query(
                "count decisions",
                DECISIONS,
                Counted::of,
                watched.guardrails().p99Millis().orElse(Integer.MAX_VALUE) * 1_000L,
                watched.project(),
                releases,
                since,
                until);
    return new Observation(
        outcomes,
        of(counts, watched.release()),
        watched.live().map(live -> of(counts, live)),
        watched.share());
  }

  private List<Counted> outcomes(
      Watched watched, Jdbc.Column releases, Instant since, Instant until) {
    var outcome = watched.guardrails().outcome().orElseThrow();
    return jdbc.query(
        "count outcomes",
        OUTCOMES,
        Counted::of,
        outcome.event(),
        outcome.within().toString(),
        watched.project(),
        releases,
        since,
        until);
  }

  private static Counts of(List<Counted> counted, long release) {
    return counted.stream()
        .filter(one -> one.release() == release)
        .map(Counted::counts)
        .findFirst()
        .orElse(Counts.NONE);
  }

  private record Counted(long release, Counts counts) {
    static Counted of(ResultSet row) throws SQLException {
      return new Counted(
          row.getLong("release"),
          new Counts(
              row.getLong("decisions"),
              row.getLong("failed"),
              row.getLong("slow"),
              row.getLong("fallback"),
              row.getLong("empty"),
              row.getLong("subjects"),
              row.getLong("followed")));
    }
  }

  /** Keeps a window that was judged; a breach goes into the admin log. */
  void keep(Judged judged, String project) {
    jdbc.transaction(
        "keep what was judged",
        connection -> {
          var breach = judged.breach();
          Jdbc.update(
              connection,
              """
              insert into judged_windows
                (deployment, release, outcomes, number, since, until, findings, breached)
              values (?, ?, ?, ?, ?, ?, ?::jsonb, ?)
              """,
              judged.deployment(),
              judged.release(),
              judged.outcomes(),
              judged.window(),
              judged.since(),
              judged.until(),
              write(judged.findings()),
              breach.isPresent());
          if (breach.isPresent()) {
            Change.of(ACTOR, "guardrail.breached", project)
                .with("number", Long.toString(judged.release()))
                .with("guardrail", breach.get().guardrail())
                .with("observed", share(breach.get().observed()))
                .with("bound", share(breach.get().bound()))
                .log(connection, judged.until());
          }
          return judged;
        });
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.4f", share);
  }

  private static String write(List<Finding> findings) {
    try {
      return Json.mapper().writeValueAsString(findings);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Judged judged(ResultSet row) throws SQLException {
    try {
      return new Judged(
          row.getLong("deployment"),
          row.getLong("release"),
          row.getBoolean("outcomes"),
          row.getInt("number"),
          Jdbc.instant(row, "since"),
          Jdbc.instant(row, "until"),
          List.of(Json.mapper().readValue(row.getString("findings"), Finding[].class)));
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
