package dev.arbiter.service.events.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.identity.Likeness;
import dev.arbiter.domain.identity.Link;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.http.json.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What matching found, within one transaction. For one thread. */
public final class MatchTables {
  private static final TypeReference<List<MatchView.Evidence>> EVIDENCE = new TypeReference<>() {};

  /** What stands between the ids of a link where it is named. */
  public static final String BETWEEN = "~";

  private static final String VIEWS =
      """
      select * from (
        select m.*, a.profile as one_profile, b.profile as other_profile, case
          when a.profile = b.profile then 'joined'
          when m.word = 'REJECTED' then 'rejected'
          when m.word in ('FOUND', 'ACCEPTED') then coalesce(lower(replace(m.fate, '_', '-')), 'shared')
          when m.refused = 'SIZE' then 'too-large'
          when exists (select 1 from separations s
            where s.one_side @> array[m.one] and s.other_side @> array[m.other]
            or s.one_side @> array[m.other] and s.other_side @> array[m.one]) then 'separated'
          when exists (select 1 from fragments x join fragments y on x.kind = y.kind
            where x.profile = a.profile and y.profile = b.profile and x.kind = any(?))
            then 'conflict'
          when m.refused is not null then 'doubtful'
          else 'open' end as state
        from match_links m join fragments a on a.id = m.one join fragments b on b.id = m.other
      ) told
      """;

  private final Connection connection;

  public MatchTables(Connection connection) {
    this.connection = connection;
  }

  /** Those that join these fragments with others, or keep them apart. */
  List<Likeness> likenesses(Collection<String> ids) throws SQLException {
    return Jdbc.query(
        connection,
        """
        select one, other, word, probability from match_links
        where word <> 'OPEN' and one in (select unnest(?))
        union select one, other, word, probability from match_links
        where word <> 'OPEN' and other in (select unnest(?))
        """,
        row ->
            new Likeness(
                row.getString("one"),
                row.getString("other"),
                Likeness.Word.valueOf(row.getString("word")),
                row.getDouble("probability")),
        texts(ids),
        texts(ids));
  }

  /** Keeps what became of them. */
  void saveFates(Map<Likeness, Link.Fate> fates) throws SQLException {
    if (fates.isEmpty()) {
      return;
    }
    var all = List.copyOf(fates.entrySet());
    Jdbc.update(
        connection,
        """
        update match_links m set fate = t.fate from unnest(?, ?, ?) as t (one, other, fate)
        where m.one = t.one and m.other = t.other and m.fate is distinct from t.fate
        """,
        Jdbc.Column.of("text", all.stream().map(one -> one.getKey().one()).toList()),
        Jdbc.Column.of("text", all.stream().map(one -> one.getKey().other()).toList()),
        Jdbc.Column.of("text", all.stream().map(one -> one.getValue().name()).toList()));
  }

  /** Those that name one of these fragments, the strongest first and not more than a thousand. */
  List<MatchView> of(Collection<String> ids, IdentityPolicy policy) throws SQLException {
    return views(
        policy,
        "where one = any(?) or other = any(?) order by probability desc, one, other limit 1000",
        texts(ids),
        texts(ids));
  }

  /**
   * Some of them.
   *
   * @param rest of the statement, after the columns of the table and {@code state}
   */
  public List<MatchView> views(IdentityPolicy policy, String rest, Object... parameters)
      throws SQLException {
    var unique = Jdbc.Column.of("text", List.copyOf(policy.unique()));
    return Jdbc.query(
        connection,
        VIEWS + rest,
        MatchTables::view,
        Stream.concat(Stream.of(unique), Stream.of(parameters)).toArray());
  }

  private static MatchView view(ResultSet row) throws SQLException {
    var one = row.getString("one");
    var other = row.getString("other");
    return new MatchView(
        one + BETWEEN + other,
        one,
        other,
        Stream.of(row.getString("one_profile"), row.getString("other_profile")).distinct().toList(),
        row.getString("state"),
        row.getDouble("probability"),
        row.getDouble("score"),
        evidence(row.getString("evidence")),
        row.getString("run"),
        decision(row));
  }

  private static List<MatchView.Evidence> evidence(String json) {
    try {
      return Json.mapper().readValue(json, EVIDENCE);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("what is kept was written here", impossible);
    }
  }

  private static Optional<MatchView.Decision> decision(ResultSet row) throws SQLException {
    var at = Jdbc.optionalInstant(row, "decided_at");
    return at.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MatchView.Decision(
                row.getString("word").toLowerCase(Locale.ROOT),
                row.getString("reason"),
                row.getString("decided_by"),
                at.get()));
  }

  private static Jdbc.Column texts(Collection<String> texts) {
    return Jdbc.Column.of("text", List.copyOf(texts));
  }
}
