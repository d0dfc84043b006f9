package dev.arbiter.service.events.identity;

import dev.arbiter.domain.identity.Claim;
import dev.arbiter.domain.identity.Link;
import dev.arbiter.domain.identity.Node;
import dev.arbiter.domain.identity.Separation;
import dev.arbiter.service.database.Jdbc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The tables of identity within one transaction. For one thread. */
final class IdentityTables {
  private final Connection connection;

  IdentityTables(Connection connection) {
    this.connection = connection;
  }

  /** What matching found. */
  MatchTables matches() {
    return new MatchTables(connection);
  }

  List<Row> rows(Collection<String> ids) throws SQLException {
    return Jdbc.query(
        connection,
        // By "id = any(?)" a small table would be read whole and each row compared with each id.
        """
        select id, kind, profile, revision, events, standing from fragments
        where id in (select unnest(?))
        """,
        IdentityTables::row,
        texts(ids));
  }

  /** The fragments of these profiles. */
  List<Row> members(Collection<String> profiles) throws SQLException {
    return Jdbc.query(
        connection,
        "select id, kind, profile, revision, events, standing from fragments where profile = any(?)",
        IdentityTables::row,
        texts(profiles));
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new Node(
            row.getString("id"),
            row.getString("kind"),
            Node.Standing.valueOf(row.getString("standing"))),
        row.getString("profile"),
        row.getLong("revision"),
        row.getLong("events"));
  }

  /** Those of the links that are kept, with their claims. */
  List<Link> kept(Collection<Link> links) throws SQLException {
    return Jdbc.query(
        connection,
        """
        select one, other, occurred_at, event, place from links
        where (one, other) in (select * from unnest(?, ?))
        """,
        IdentityTables::link,
        column(links, "text", Link::one),
        column(links, "text", Link::other));
  }

  /** All links of these fragments. */
  List<Link> links(Collection<String> ids) throws SQLException {
    return Jdbc.query(
        connection,
        """
        select one, other, occurred_at, event, place from links where one = any(?)
        union select one, other, occurred_at, event, place from links where other = any(?)
        """,
        IdentityTables::link,
        texts(ids),
        texts(ids));
  }

  private static Link link(ResultSet row) throws SQLException {
    var claim =
        new Claim(Jdbc.instant(row, "occurred_at"), row.getString("event"), row.getInt("place"));
    return new Link(row.getString("one"), row.getString("other"), claim);
  }

  List<Separation> separations(Collection<String> ids) throws SQLException {
    return Jdbc.query(
        connection,
        "select id, one_side, other_side from separations where one_side && ? or other_side && ?",
        row ->
            new Separation(
                row.getString("id"),
                Set.of((String[]) row.getArray("one_side").getArray()),
                Set.of((String[]) row.getArray("other_side").getArray())),
        texts(ids),
        texts(ids));
  }

  /** The separations that concern these fragments, the oldest first. */
  List<IdentityView.SeparationView> separationViews(Collection<String> ids) throws SQLException {
    return Jdbc.query(
        connection,
        """
        select id, reason, separated_by, separated_at from separations
        where one_side && ? or other_side && ? order by separated_at
        """,
        row ->
            new IdentityView.SeparationView(
                row.getString("id"),
                row.getString("reason"),
                row.getString("separated_by"),
                Jdbc.instant(row, "separated_at")),
        texts(ids),
        texts(ids));
  }

  void save(Collection<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    Jdbc.update(
        connection,
        """
        insert into fragments (id, kind, profile, revision, events, standing)
        select * from unnest(?, ?, ?, ?, ?, ?)
        on conflict (id) do update set kind = excluded.kind, profile = excluded.profile,
          revision = excluded.revision, events = excluded.events, standing = excluded.standing
        """,
        column(rows, "text", Row::id),
        column(rows, "text", row -> row.node().kind()),
        column(rows, "text", Row::profile),
        column(rows, "bigint", Row::revision),
        column(rows, "bigint", Row::events),
        column(rows, "text", row -> row.node().standing().name()));
  }

  /** Adds fragments that were lost, each alone, with the events that are kept of it. */
  void create(Collection<Node> nodes) throws SQLException {
    Jdbc.update(
        connection,
        """
        insert into fragments (id, kind, profile, revision, events)
        select n.id, n.kind, n.id, greatest(coalesce(max(e.seq), 1), 1), count(e.seq)
        from unnest(?, ?) as n (id, kind) left join events e on e.fragment = n.id
        group by n.id, n.kind
        """,
        column(nodes, "text", Node::id),
        column(nodes, "text", Node::kind));
  }

  /** Says that these fragments moved, or lead others than before, and keeps where they are now. */
  void touch(Collection<String> ids, long number) throws SQLException {
    Jdbc.update(
        connection,
        """
        with touched as (update fragments set revision = ? where id = any(?)
          returning id, profile)
        insert into moves (seq, fragment, profile) select ?, id, profile from touched
        """,
        number,
        texts(ids),
        number);
  }

  void saveLinks(Collection<Link> links) throws SQLException {
    Jdbc.update(
        connection,
        """
        insert into links (one, other, occurred_at, event, place)
        select * from unnest(?, ?, ?, ?, ?)
        on conflict (one, other) do update set occurred_at = excluded.occurred_at,
          event = excluded.event, place = excluded.place
        """,
        column(links, "text", Link::one),
        column(links, "text", Link::other),
        column(links, "timestamptz", link -> link.claim().occurredAt().atOffset(ZoneOffset.UTC)),
        column(links, "text", link -> link.claim().event()),
        column(links, "integer", link -> link.claim().place()));
  }

  private static Jdbc.Column texts(Collection<String> texts) {
    return Jdbc.Column.of("text", List.copyOf(texts));
  }

  private static <T> Jdbc.Column column(Collection<T> all, String type, Function<T, Object> value) {
    return Jdbc.Column.of(type, all.stream().map(value).toList());
  }
}
