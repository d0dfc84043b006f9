package dev.arbiter.service.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.arbiter.domain.ArbiterException;
import dev.arbiter.domain.guard.Finding;
import dev.arbiter.domain.guard.Watched;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.Claim;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.http.json.Json;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What guardrails found of deployments, in PostgreSQL. Thread-safe. */
public final class GuardLog {
  /** Who stops what broke a guardrail. */
  public static final String ACTOR = "guardrails";

  private static final String UNSTOPPED = "guardrail.not-stopped";

  /** More than it takes to judge, or to load what is put back; two who do so do no harm. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Jdbc jdbc;
  private final Claim claim;
  private final Census census;

  public GuardLog(Jdbc jdbc) {
    this.jdbc = jdbc;
    this.claim = new Claim(jdbc, ACTOR, LONGEST);
    this.census = new Census(jdbc);
  }

  /** Counts what was decided by the deployed release. */
  Census census() {
    return census;
  }

  /** Who looks after deployments. */
  Claim claim() {
    return claim;
  }

  /** What the clock of the database shows. */
  Instant now() {
    return jdbc.now();
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
    return jdbc.transaction("read what was judged", connection -> breach(connection, deployment));
  }

  private static Optional<Judged> breach(Connection connection, long deployment)
      throws SQLException {
    return Jdbc.query(
            connection,
            "select * from judged_windows where deployment = ? and breached order by until limit 1",
            GuardLog::judged,
            deployment)
        .stream()
        .findFirst();
  }

  /** Keeps a window that was judged; the first breach goes into the admin log. */
  void keep(Judged judged, String project) {
    jdbc.transaction(
        "keep what was judged",
        connection -> {
          var breach = judged.breach();
          var isFirst = breach(connection, judged.deployment()).isEmpty();
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
          if (breach.isPresent() && isFirst) {
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

  /** Tells why a deployment that broke a guardrail could not be stopped, if nobody has yet. */
  boolean tellUnstopped(Watched watched, Throwable why) {
    return jdbc.transaction(
        "tell what could not be stopped",
        connection -> {
          var deployment = Long.toString(watched.deployment());
          var told =
              Jdbc.query(
                  connection,
                  "select seq from admin_log where action = ? and target = ?"
                      + " and detail ->> 'deployment' = ? limit 1",
                  row -> row.getLong("seq"),
                  UNSTOPPED,
                  watched.project(),
                  deployment);
          if (told.isEmpty()) {
            Change.of(ACTOR, UNSTOPPED, watched.project())
                .with("number", Long.toString(watched.release()))
                .with("deployment", deployment)
                .with(
                    "problem",
                    why instanceof ArbiterException
                        ? String.valueOf(why.getMessage())
                        : "the log of the node says why")
                .log(connection, Jdbc.now(connection));
          }
          return told.isEmpty();
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
