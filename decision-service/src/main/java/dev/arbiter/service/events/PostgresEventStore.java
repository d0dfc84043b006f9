package dev.arbiter.service.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Events in PostgreSQL. Personal parts are sealed under the key of their subject. */
public final class PostgresEventStore implements EventStore {
  /** Under this name refused records are sealed: whom they are about is not known. */
  private static final String QUARANTINE = "quarantine";

  private static final String INSERT_EVENTS =
      """
      insert into events (id, profile, type, source, occurred_at, payload)
      select * from unnest(?, ?, ?, ?, ?, ?)
      """;
  private static final String INSERT_REFUSED =
      """
      insert into quarantine (id, import, line, codes, violations, payload)
      values (?, ?, ?, ?, ?, ?) on conflict (id) do nothing
      """;

  private final Jdbc jdbc;
  private final IdentityIndex identities;
  private final Sealer sealer;
  private final EventJson json;

  public PostgresEventStore(
      Jdbc jdbc, IdentityIndex identities, Sealer sealer, ObjectMapper mapper) {
    this.jdbc = jdbc;
    this.identities = identities;
    this.sealer = sealer;
    this.json = new EventJson(mapper);
  }

  /** One writer at a time: each sees the events and identifiers of all before it. */
  @Override
  public synchronized List<Stored> store(List<Lot> lots) {
    return jdbc.transaction(
        "store events",
        connection -> {
          // Against the writers of other servers; to be had before anything is read.
          Jdbc.query(
              connection,
              "select pg_advisory_xact_lock(hashtext('events'), 0)",
              row -> row.wasNull());
          var events = lots.stream().flatMap(Lot::events).toList();
          var homes = homes(connection, events);
          var known =
              identities.known(
                  connection,
                  events.stream().flatMap(event -> event.identifiers().stream()).toList());
          var stored = new ArrayList<Stored>(lots.size());
          for (var lot : lots) {
            stored.add(store(connection, lot, homes, known));
          }
          known.save(connection);
          return stored;
        });
  }

  /** The profiles of those events that were accepted before, by the ids of the events. */
  private static Map<String, String> homes(Connection connection, List<Event> events)
      throws SQLException {
    var homes = new HashMap<String, String>();
    Jdbc.query(
        connection,
        "select id, profile from events where id = any(?)",
        row -> homes.put(row.getString(1), row.getString(2)),
        Jdbc.Column.of("text", events.stream().map(Event::id).toList()));
    return homes;
  }

  private Stored store(
      Connection connection, Lot lot, Map<String, String> homes, IdentityIndex.Known known)
      throws SQLException {
    var accepted = new LinkedHashMap<String, List<Event>>();
    var refused = new ArrayList<Submission>();
    for (var submission : lot.submissions()) {
      var event = submission.event();
      if (event.isEmpty()) {
        refused.add(submission);
        continue;
      }
      var home = Optional.ofNullable(homes.get(event.get().id()));
      var profile = home.or(() -> known.resolve(event.get().identifiers()));
      if (profile.isEmpty()) {
        refused.add(submission.refusedFor(conflict()));
        continue;
      }
      var fresh = accepted.computeIfAbsent(profile.get(), id -> new ArrayList<>());
      if (home.isEmpty()) {
        fresh.add(event.get());
        homes.put(event.get().id(), profile.get());
      }
    }
    insert(connection, accepted);
    for (var submission : refused) {
      quarantine(connection, lot, submission);
    }
    var tally = tally(lot, refused, accepted);
    lot.bookkeeping().write(connection, tally);
    return new Stored(new Receipt(tally, refused), accepted);
  }

  private static Violation conflict() {
    return new Violation(
        Violation.Code.IDENTITY_CONFLICT,
        "identifiers",
        "identifiers lead to more than one profile");
  }

  private static Tally tally(Lot lot, List<Submission> refused, Map<String, List<Event>> accepted) {
    var byCode = new EnumMap<Violation.Code, Long>(Violation.Code.class);
    refused.forEach(one -> byCode.merge(one.violations().get(0).code(), 1L, Long::sum));
    long count = accepted.values().stream().mapToInt(List::size).sum();
    return new Tally(count, lot.submissions().size() - refused.size() - count, byCode);
  }

  private void insert(Connection connection, Map<String, List<Event>> accepted)
      throws SQLException {
    var profiles = new ArrayList<String>();
    var events = new ArrayList<Event>();
    accepted.forEach(
        (profile, fresh) -> {
          events.addAll(fresh);
          profiles.addAll(Collections.nCopies(fresh.size(), profile));
        });
    if (events.isEmpty()) {
      return;
    }
    sealer.prepare(Set.copyOf(profiles));
    var sealed = new ArrayList<byte[]>(events.size());
    for (var i = 0; i < events.size(); i++) {
      var event = events.get(i);
      sealed.add(sealer.seal(profiles.get(i), event.id(), json.body(event)));
    }
    Jdbc.update(
        connection,
        INSERT_EVENTS,
        Jdbc.Column.of("text", events.stream().map(Event::id).toList()),
        Jdbc.Column.of("text", profiles),
        Jdbc.Column.of("text", events.stream().map(Event::type).toList()),
        Jdbc.Column.of("text", events.stream().map(Event::source).toList()),
        Jdbc.Column.of(
            "timestamptz",
            events.stream().map(event -> event.occurredAt().atOffset(ZoneOffset.UTC)).toList()),
        Jdbc.Column.ofBytes(sealed));
  }

  private void quarantine(Connection connection, Lot lot, Submission submission)
      throws SQLException {
    var codes = submission.violations().stream().map(v -> v.code().wire()).distinct().toList();
    Jdbc.update(
        connection,
        INSERT_REFUSED,
        submission.id(),
        lot.origin(),
        submission.index() + 1,
        Jdbc.Column.of("text", codes),
        json.violations(submission.violations()),
        sealer.seal(QUARANTINE, submission.id(), submission.original().get()));
  }

  @Override
  public List<Event> of(String profile) {
    return jdbc.query(
        "read events",
        "select id, type, source, occurred_at, payload from events where profile = ? order by seq",
        row ->
            json.event(
                row.getString("id"),
                row.getString("type"),
                row.getString("source"),
                Jdbc.instant(row, "occurred_at"),
                sealer.open(profile, row.getString("id"), row.getBytes("payload"))),
        profile);
  }

  @Override
  public Map<String, Long> counts() {
    var counts = new HashMap<String, Long>();
    jdbc.query(
        "count events",
        "select profile, count(*) from events group by profile",
        row -> counts.put(row.getString(1), row.getLong(2)));
    return counts;
  }

  @Override
  public List<Quarantined> quarantine(Optional<String> origin, long before, int limit) {
    return jdbc.query(
        "read the quarantine",
        """
        select seq, id, import, line, codes, violations, received_at from quarantine
        where (cast(? as text) is null or import = ?) and seq < ? order by seq desc limit ?
        """,
        row ->
            new Quarantined(
                row.getLong("seq"),
                row.getString("id"),
                Optional.ofNullable(row.getString("import")),
                Optional.of(row.getLong("line")),
                List.of((String[]) row.getArray("codes").getArray()),
                row.getString("violations"),
                Jdbc.instant(row, "received_at")),
        origin,
        origin,
        before,
        limit);
  }
}
