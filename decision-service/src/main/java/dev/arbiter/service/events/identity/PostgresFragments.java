package dev.arbiter.service.events.identity;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import dev.arbiter.service.events.EventJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Fragments made of the events in PostgreSQL. Thread-safe. */
public final class PostgresFragments implements Fragments {
  private static final String EVENT =
      "select e.seq, e.fragment, e.id, e.type, e.source, e.occurred_at, e.payload from events e ";

  private static final String CAME =
      """
      select came from (
        (select seq, received_at as came from events where seq >= ? and seq < ? order by seq limit 1)
        union all
        (select seq, moved_at from moves where seq >= ? and seq < ? order by seq limit 1)) first
      order by seq limit 1
      """;

  private final Jdbc jdbc;
  private final Sealer sealer;
  private final EventJson json;
  private final Optional<Snapshots> snapshots;

  /** Folds all events of whatever is asked for. */
  public PostgresFragments(Jdbc jdbc, Sealer sealer, EventJson json) {
    this(jdbc, sealer, json, Optional.empty());
  }

  public PostgresFragments(
      Jdbc jdbc, Sealer sealer, EventJson json, Optional<Snapshots> snapshots) {
    this.jdbc = jdbc;
    this.sealer = sealer;
    this.json = json;
    this.snapshots = snapshots;
  }

  /** Where a fragment stands, and its snapshot if there is one. */
  private record Place(String profile, long revision, long seq, Optional<byte[]> snapshot) {}

  @Override
  public Optional<Fragment> find(String id) {
    var found =
        jdbc.first(
            "find a fragment",
            """
            select f.profile, f.revision, coalesce(s.seq, 0), s.body from fragments f
            left join snapshots s on s.fragment = f.id and s.format = ? and s.seq <= f.revision
            where f.id = ?
            """,
            row ->
                new Place(
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    Optional.ofNullable(row.getBytes(4))),
            snapshots.map(Snapshots::format).orElse(""),
            id);
    return found.map(
        place -> {
          var members = place.profile().equals(id) ? members(id) : List.<String>of();
          return new Fragment(place.profile(), new TreeSet<>(members), known(id, place));
        });
  }

  private Profile known(String id, Place place) {
    var before =
        place
            .snapshot()
            .flatMap(body -> snapshots.flatMap(all -> all.open(id, place.seq(), body)))
            .orElse(Profile.empty(id));
    var since = eventsOf(id, before.revision(), place.revision());
    if (since.size() >= Snapshots.EVENTS) {
      snapshots.ifPresent(all -> all.want(id));
    }
    return before.with(since).at(place.revision());
  }

  private List<Event> eventsOf(String fragment, long after, long until) {
    return jdbc.query(
        "read the events of a fragment",
        EVENT + "where e.fragment = ? and e.seq > ? and e.seq <= ? order by e.seq",
        this::event,
        fragment,
        after,
        until);
  }

  @Override
  public List<String> members(String profile) {
    return jdbc.query(
        "read the fragments of a profile",
        "select id from fragments where profile = ?",
        row -> row.getString(1),
        profile);
  }

  @Override
  public long revision(String id) {
    return jdbc.first(
            "read a revision",
            "select revision from fragments where id = ?",
            row -> row.getLong(1),
            id)
        .orElse(0L);
  }

  @Override
  public Optional<Profile> known(String profile, long revision) {
    var events = events(profile, revision);
    return events.isEmpty()
        ? Optional.empty()
        : Optional.of(Profile.empty(profile).with(events).at(revision));
  }

  @Override
  public List<Event> events(String profile, long revision) {
    return jdbc.query(
        "read the events of a profile at a time",
        EVENT + "where e.fragment = any(?) and e.seq <= ? order by e.seq",
        this::event,
        Jdbc.Column.of("text", members(profile, revision)),
        revision);
  }

  /** Numbers grow with time, so that halving finds it. */
  @Override
  public long number(Instant at) {
    var known = 0L;
    var unknown = number() + 1;
    while (unknown - known > 1) {
      var middle = (known + unknown) >>> 1;
      var span = new Object[] {middle, unknown, middle, unknown};
      var came = jdbc.first("find a change", CAME, row -> Jdbc.instant(row, "came"), span);
      var isKnown = came.filter(instant -> !instant.isAfter(at)).isPresent();
      known = isKnown ? middle : known;
      unknown = isKnown ? unknown : middle;
    }
    return known;
  }

  @Override
  public List<String> members(String profile, long revision) {
    return jdbc.query(
        "read the fragments of a profile at a time",
        """
        select ? as fragment where not exists (select 1 from moves where fragment = ? and seq <= ?)
        union select fragment from (
          select distinct on (fragment) fragment, profile from moves
          where seq <= ? and fragment in (select fragment from moves where profile = ?)
          order by fragment, seq desc) placed
        where profile = ?
        """,
        row -> row.getString(1),
        profile,
        profile,
        revision,
        revision,
        profile,
        profile);
  }

  @Override
  public List<Event> events(String profile) {
    return jdbc.query(
        "read the events of a profile",
        EVENT + "join fragments f on f.id = e.fragment where f.profile = ? order by e.seq",
        this::event,
        profile);
  }

  /** An event with its number and its fragment. */
  public record Stored(long seq, String fragment, Event event) {}

  /** The next events after a number. */
  public List<Stored> page(long after, int limit) {
    return jdbc.query(
        "read all events",
        EVENT + "where e.seq > ? order by e.seq limit ?",
        row -> new Stored(row.getLong("seq"), row.getString("fragment"), event(row)),
        after,
        limit);
  }

  private Event event(ResultSet row) throws SQLException {
    var id = row.getString("id");
    var body = sealer.open(row.getString("fragment"), id, row.getBytes("payload"));
    var occurredAt = Jdbc.instant(row, "occurred_at");
    return json.event(id, row.getString("type"), row.getString("source"), occurredAt, body);
  }

  @Override
  public List<String> profiles(String after, int limit) {
    return jdbc.query(
        "list profiles",
        "select distinct profile from fragments where events > 0 and profile > ? order by 1 limit ?",
        row -> row.getString(1),
        after,
        limit);
  }

  @Override
  public long count() {
    return jdbc.first(
            "count profiles",
            "select count(distinct profile) from fragments where events > 0",
            row -> row.getLong(1))
        .orElseThrow();
  }

  @Override
  public long number() {
    return jdbc.first(
            "read the number of changes", "select number from changes", row -> row.getLong(1))
        .orElseThrow();
  }

  @Override
  public Map<String, Long> changed(long after, long until) {
    var changed = new HashMap<String, Long>();
    jdbc.query(
        "read what changed",
        """
        select fragment, max(seq) from (
          select fragment, seq from events where seq > ? and seq <= ?
          union all select fragment, seq from moves where seq > ? and seq <= ?) c
        group by fragment
        """,
        row -> changed.put(row.getString(1), row.getLong(2)),
        after,
        until,
        after,
        until);
    return changed;
  }
}
