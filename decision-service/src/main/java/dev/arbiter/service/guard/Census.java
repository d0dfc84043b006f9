package dev.arbiter.service.guard;

import dev.arbiter.domain.guard.Observation;
import dev.arbiter.domain.guard.Observation.Counts;
import dev.arbiter.domain.guard.Watched;
import dev.arbiter.service.database.Jdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Counts decisions in the log. Thread-safe. */
final class Census {
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
          select 1 from fragments own join events e on e.fragment = own.id
          where own.profile = s.subject and e.type = ?
            and e.occurred_at > s.first and e.occurred_at <= s.first + ?::interval)) as followed
      from (
        select d.release, coalesce(f.profile, d.profile) as subject, count(*) as decisions,
          min(d.decided_at) as first
        from decisions d left join fragments f on f.id = d.profile
        where d.kind in ('actions', 'failed') and d.project = ? and d.release = any (?)
          and d.decided_at >= ? and d.decided_at < ?
        group by 1, 2) s
      group by release
      """;

  private final Jdbc jdbc;

  Census(Jdbc jdbc) {
    this.jdbc = jdbc;
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
}
