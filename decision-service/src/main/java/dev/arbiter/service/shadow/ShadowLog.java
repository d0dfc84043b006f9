package dev.arbiter.service.shadow;

import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.shadow.ShadowComparison.Deviation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads from the decision log what shadows decided. Thread-safe. */
public final class ShadowLog {
  private static final String PAIRS =
      """
      from (select service, chosen, micros from decisions
        where kind = 'shadow' and project = ? and release = ?
        order by seq desc limit 100000) s
      join decisions d on d.id = s.service
      """;
  private static final String TOTALS =
      """
      select count(*) as compared, count(*) filter (where d.chosen = s.chosen) as same,
        coalesce(percentile_disc(0.99) within group (order by d.micros), 0) as answered_micros,
        coalesce(percentile_disc(0.99) within group (order by s.micros), 0) as shadow_micros
      """
          + PAIRS;
  private static final String DIFFERENCES =
      """
      select d.chosen as answered, s.chosen as shadow, count(*) as count,
        (array_agg(d.id order by d.seq desc))[1:3] as examples
      """
          + PAIRS
          + """
       where d.chosen <> s.chosen group by d.chosen, s.chosen
      order by count(*) desc, d.chosen, s.chosen limit 100
      """;

  private final Jdbc jdbc;

  public ShadowLog(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  ShadowComparison compare(String project, long release) {
    var differences =
        jdbc.query(
            "read what shadows decided", DIFFERENCES, ShadowLog::difference, project, release);
    return jdbc.query(
            "count what shadows decided",
            TOTALS,
            row ->
                new ShadowComparison(
                    project,
                    release,
                    row.getLong("compared"),
                    row.getLong("same"),
                    row.getLong("answered_micros"),
                    row.getLong("shadow_micros"),
                    differences),
            project,
            release)
        .get(0);
  }

  private static Deviation difference(ResultSet row) throws SQLException {
    return new Deviation(
        texts(row, "answered"), texts(row, "shadow"), row.getLong("count"), texts(row, "examples"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
