package dev.arbiter.service.events.matching;

import dev.arbiter.service.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What changes of the links that were found, within one transaction. For one thread. */
final class LinkStore {
  private final Connection connection;

  LinkStore(Connection connection) {
    this.connection = connection;
  }

  /**
   * Keeps what a run found in place of what runs found before; what people decided stays.
   *
   * @param stage the id of what differs
   * @return the fragments of which other links join than before
   */
  Set<String> replace(String stage, String run) throws SQLException {
    var touched =
        ends(
            """
            select s.one, s.other from match_staged s
            left join match_links m on m.one = s.one and m.other = s.other
            where s.stage = ? and (m.word is null or m.word in ('OPEN', 'FOUND'))
              and (s.word = 'FOUND') <> (coalesce(m.word, 'OPEN') = 'FOUND')
            """,
            stage);
    var gone =
        Jdbc.update(
            connection,
            """
            delete from match_links m using match_staged s
            where s.stage = ? and s.word = 'GONE' and m.one = s.one and m.other = s.other
              and m.word in ('OPEN', 'FOUND')
            """,
            stage);
    if (save(stage, run) + gone > 0) {
      touched.addAll(contested());
    }
    return touched;
  }

  private int save(String stage, String run) throws SQLException {
    return Jdbc.update(
        connection,
        """
        insert into match_links as kept
          (one, other, word, probability, score, evidence, refused, run)
        select one, other, word, probability, score, evidence, refused, ?
        from match_staged where stage = ? and word <> 'GONE'
        on conflict (one, other) do update set probability = excluded.probability,
          score = excluded.score, evidence = excluded.evidence, refused = excluded.refused,
          run = excluded.run, word = case when kept.word in ('ACCEPTED', 'REJECTED')
            then kept.word else excluded.word end
        """,
        run,
        stage);
  }

  /** Fragments where the order of links counts, which may be another now. */
  private Set<String> contested() throws SQLException {
    return ends(
        "select one, other from match_links"
            + " where word in ('FOUND', 'ACCEPTED') and fate is distinct from 'JOINED'");
  }

  private Set<String> ends(String sql, Object... parameters) throws SQLException {
    var ends = new HashSet<String>();
    Jdbc.query(
        connection,
        sql,
        row -> ends.addAll(List.of(row.getString("one"), row.getString("other"))),
        parameters);
    return ends;
  }

  /** Has nothing joined that only a run found; says which fragments that concerns. */
  Set<String> withdraw() throws SQLException {
    return ends(
        "update match_links set word = 'OPEN', fate = null where word = 'FOUND'"
            + " returning one, other");
  }

  /** Keeps somebody's word on a link; says which fragments it concerns, none if there is none. */
  Set<String> decide(String one, String other, Decision decision) throws SQLException {
    return ends(
        """
        update match_links set word = ?, reason = ?, decided_by = ?, decided_at = ?
        where one = ? and other = ? returning one, other
        """,
        decision.word().name(),
        decision.reason(),
        decision.by(),
        decision.at(),
        one,
        other);
  }
}
