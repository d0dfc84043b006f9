package dev.arbiter.service.events.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.arbiter.domain.match.Clusters;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.events.identity.MatchView;
import dev.arbiter.service.events.matching.Outcome.Found;
import dev.arbiter.service.http.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What changes of the links that were found, within one transaction. For one thread. */
final class LinkStore {
  private static final String OPEN = "OPEN";
  private static final String FOUND = "FOUND";
  private static final int CHUNK = 5_000;

  private final Connection connection;

  LinkStore(Connection connection) {
    this.connection = connection;
  }

  /** Two fragments. */
  private record Pair(String one, String other) {}

  /** A link as it is kept, without its evidence. */
  private record Kept(
      Pair pair, String word, double probability, double score, Optional<String> refused) {
    boolean isDecided() {
      return !word.equals(OPEN) && !word.equals(FOUND);
    }

    /** Whether a run found the same; evidence that is other scores otherwise. */
    boolean isSame(Found found) {
      var link = found.link();
      return Double.compare(probability, link.probability()) == 0
          && Double.compare(score, link.score()) == 0
          && refused.equals(found.refused().map(Clusters.Reason::name))
          && (isDecided() || word.equals(wordOf(found)));
    }
  }

  private static String wordOf(Found found) {
    return found.joins() ? FOUND : OPEN;
  }

  /**
   * Keeps what a run found in place of what runs found before; what people decided stays.
   *
   * @return the fragments of which other links join than before
   */
  Set<String> replace(List<Found> found, String run) throws SQLException {
    var gone = new HashMap<Pair, Kept>();
    all().forEach(kept -> gone.put(kept.pair(), kept));
    var touched = new HashSet<String>();
    var fresh = new ArrayList<Found>();
    for (var one : found) {
      var pair = new Pair(one.link().a(), one.link().b());
      var kept = Optional.ofNullable(gone.remove(pair));
      if (kept.filter(same -> same.isSame(one)).isEmpty()) {
        fresh.add(one);
        var joined = kept.map(Kept::word).filter(FOUND::equals).isPresent();
        if (kept.filter(Kept::isDecided).isEmpty() && joined != one.joins()) {
          touched.addAll(List.of(pair.one(), pair.other()));
        }
      }
    }
    gone.values().removeIf(Kept::isDecided);
    for (var kept : gone.values()) {
      if (kept.word().equals(FOUND)) {
        touched.addAll(List.of(kept.pair().one(), kept.pair().other()));
      }
    }
    delete(gone.keySet());
    for (var from = 0; from < fresh.size(); from += CHUNK) {
      save(fresh.subList(from, Math.min(fresh.size(), from + CHUNK)), run);
    }
    if (!fresh.isEmpty() || !gone.isEmpty()) {
      touched.addAll(contested());
    }
    return touched;
  }

  private List<Kept> all() throws SQLException {
    return Jdbc.query(
        connection,
        "select one, other, word, probability, score, refused from match_links",
        row ->
            new Kept(
                new Pair(row.getString("one"), row.getString("other")),
                row.getString("word"),
                row.getDouble("probability"),
                row.getDouble("score"),
                Optional.ofNullable(row.getString("refused"))));
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

  private void delete(Set<Pair> pairs) throws SQLException {
    var all = List.copyOf(pairs);
    Jdbc.update(
        connection,
        "delete from match_links where (one, other) in (select * from unnest(?, ?))",
        Jdbc.Column.of("text", all.stream().map(Pair::one).toList()),
        Jdbc.Column.of("text", all.stream().map(Pair::other).toList()));
  }

  private void save(List<Found> some, String run) throws SQLException {
    Jdbc.update(
        connection,
        """
        insert into match_links as kept
          (one, other, word, probability, score, evidence, refused, run)
        select one, other, word, probability, score, evidence::jsonb, refused, ?
        from unnest(?, ?, ?, ?, ?, ?, ?)
          as found (one, other, word, probability, score, evidence, refused)
        on conflict (one, other) do update set probability = excluded.probability,
          score = excluded.score, evidence = excluded.evidence, refused = excluded.refused,
          run = excluded.run, word = case when kept.word in ('ACCEPTED', 'REJECTED')
            then kept.word else excluded.word end
        """,
        run,
        column(some, "text", one -> Optional.of(one.link().a())),
        column(some, "text", one -> Optional.of(one.link().b())),
        column(some, "text", one -> Optional.of(wordOf(one))),
        column(some, "float8", one -> Optional.of(one.link().probability())),
        column(some, "float8", one -> Optional.of(one.link().score())),
        column(some, "text", one -> Optional.of(evidence(one))),
        column(some, "text", one -> one.refused().map(Clusters.Reason::name)));
  }

  private static Jdbc.Column column(
      List<Found> some, String type, Function<Found, Optional<?>> value) {
    return new Jdbc.Column(type, some.stream().map(one -> value.apply(one).orElse(null)).toArray());
  }

  private static String evidence(Found found) {
    var told =
        found.link().evidence().stream()
            .map(
                one ->
                    new MatchView.Evidence(one.field(), Declaration.wire(one.level()), one.bits()))
            .toList();
    try {
      return Json.mapper().writeValueAsString(told);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("evidence can be written", impossible);
    }
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
