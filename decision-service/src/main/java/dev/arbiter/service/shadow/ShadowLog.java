package dev.arbiter.service.shadow;

import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.shadow.ShadowComparison.Deviation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Reads from the decision log what shadows decided, for one caller at a time, for it reads much.
 * Thread-safe.
 */
public final class ShadowLog {
  private static final int RETRY_SECONDS = 5;

  /** All that is compared is of one moment; the totals stand in each row. */
  private static final String COMPARED =
      """
      with pairs as materialized (
        select d.chosen as answered, s.chosen as shadow, d.id, d.seq,
          d.micros as answered_micros, s.micros as shadow_micros
        from (select service, chosen, micros from decisions
          where kind = 'shadow' and project = ? and release = ?
          order by seq desc limit 100000) s
        join decisions d on d.id = s.service),
      totals as (
        select count(*) as compared, count(*) filter (where answered = shadow) as same,
          coalesce(percentile_disc(0.99) within group (order by answered_micros), 0)
            as answered_micros,
          coalesce(percentile_disc(0.99) within group (order by shadow_micros), 0)
            as shadow_micros
        from pairs),
      differences as (
        select answered, shadow, count(*) as count,
          (array_agg(id order by seq desc))[1:3] as examples
        from pairs where answered <> shadow group by answered, shadow
        order by count(*) desc, answered, shadow limit 100)
      select * from totals left join differences on true
      order by count desc nulls last, answered, shadow
      """;

  private final Jdbc jdbc;
  private final Semaphore turn = new Semaphore(1);

  public ShadowLog(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @throws ProblemException if somebody else compares
   */
  ShadowComparison compare(String project, long release) {
    if (!turn.tryAcquire()) {
      throw ProblemException.unavailable(
          "Another shadow is being compared on this node", RETRY_SECONDS);
    }
    try {
      var rows = jdbc.query("compare what shadows decided", COMPARED, Row::of, project, release);
      var totals = rows.get(0);
      return new ShadowComparison(
          project,
          release,
          totals.compared(),
          totals.same(),
          totals.answeredMicros(),
          totals.shadowMicros(),
          rows.stream().flatMap(row -> row.difference().stream()).toList());
    } finally {
      turn.release();
    }
  }

  private record Row(
      long compared,
      long same,
      long answeredMicros,
      long shadowMicros,
      Optional<Deviation> difference) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getLong("compared"),
          row.getLong("same"),
          row.getLong("answered_micros"),
          row.getLong("shadow_micros"),
          row.getArray("answered") == null ? Optional.empty() : Optional.of(deviation(row)));
    }

    private static Deviation deviation(ResultSet row) throws SQLException {
      return new Deviation(
          texts(row, "answered"),
          texts(row, "shadow"),
          row.getLong("count"),
          texts(row, "examples"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
      return List.of((String[]) row.getArray(column).getArray());
    }
  }
}
