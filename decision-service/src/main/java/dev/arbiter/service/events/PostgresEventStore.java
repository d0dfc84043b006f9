package dev.arbiter.service.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events in PostgreSQL. Personal parts are sealed under the key of their subject. */
public final class PostgresEventStore implements EventStore {
  /** Under this name refused records are sealed: whom they are about is not known. */
  private static final String QUARANTINE = "quarantine";

  private static final String INSERT_EVENTS =
      """
      insert into events (id, profile, type, source, occurred_at, payload)
      select * from unnest(?, ?, ?, ?, ?, ?) on conflict (id) do nothing returning id
      """;
  private static final String INSERT_REFUSED =
      """
      insert into quarantine (id, import, line, codes, violations, payload)
      values (?, ?, ?, ?, ?, ?) on conflict (id) do nothing
      """;

  private final Jdbc jdbc;
  private final IdentityIndex identities;
  private final Sealer sealer;
  private final ObjectMapper mapper;
  private final EventJson json;

  public PostgresEventStore(
      Jdbc jdbc, IdentityIndex identities, Sealer sealer, ObjectMapper mapper) {
    this.jdbc = jdbc;
    this.identities = identities;
    this.sealer = sealer;
    this.mapper = mapper;
    this.json = new EventJson(mapper);
  }

  @Override
  public List<Stored> store(List<Lot> lots) {
    return jdbc.transaction(
        "store events",
        connection -> {
          var all =
              lots.stream()
                  .flatMap(lot -> lot.submissions().stream())
                  .flatMap(submission -> submission.event().stream())
                  .flatMap(event -> event.identifiers().stream())
                  .distinct()
                  .toList();
          var known = identities.known(connection, all);
          var stored = new ArrayList<Stored>(lots.size());
          for (var lot : lots) {
            stored.add(store(connection, lot, known));
          }
          known.save(connection);
          return stored;
        });
  }

  private Stored store(Connection connection, Lot lot, IdentityIndex.Known known)
      throws SQLException {
    var profiles = new LinkedHashMap<Event, String>();
    var refused = new ArrayList<Submission>();
    for (var submission : lot.submissions()) {
      var event = submission.event();
      if (event.isEmpty()) {
        refused.add(submission);
        continue;
      }
      known
          .resolve(event.get().identifiers())
          .ifPresentOrElse(
              profile -> profiles.put(event.get(), profile),
              () -> refused.add(submission.refusedFor(conflict())));
    }
    var accepted = insert(connection, profiles);
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

  /** The events that were new, by profile. */
  private Map<String, List<Event>> insert(Connection connection, Map<Event, String> profiles)
      throws SQLException {
    if (profiles.isEmpty()) {
      return Map.of();
    }
    sealer.prepare(new HashSet<>(profiles.values()));
    var events = List.copyOf(profiles.keySet());
    var ids =
        Jdbc.query(
            connection,
            INSERT_EVENTS,
            row -> row.getString(1),
            Jdbc.Column.of("text", events.stream().map(Event::id).toList()),
            Jdbc.Column.of("text", events.stream().map(profiles::get).toList()),
            Jdbc.Column.of("text", events.stream().map(Event::type).toList()),
            Jdbc.Column.of("text", events.stream().map(Event::source).toList()),
            Jdbc.Column.of(
                "timestamptz",
                events.stream().map(e -> e.occurredAt().atOffset(ZoneOffset.UTC)).toList()),
            Jdbc.Column.ofBytes(
                events.stream()
                    .map(e -> sealer.seal(profiles.getOrDefault(e, ""), e.id(), json.body(e)))
                    .toList()));
    var fresh = new HashSet<>(ids);
    var accepted = new HashMap<String, List<Event>>();
    profiles.forEach(
        (event, profile) -> {
          if (fresh.remove(event.id())) {
            accepted.computeIfAbsent(profile, id -> new ArrayList<>()).add(event);
          }
        });
    return accepted;
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
        violations(submission),
        sealer.seal(QUARANTINE, submission.id(), submission.original().get()));
  }

  private String violations(Submission submission) {
    var list = mapper.createArrayNode();
    for (var violation : submission.violations()) {
      list.addObject()
          .put("code", violation.code().wire())
          .put("path", violation.path())
          .put("message", violation.message());
    }
    try {
      return mapper.writeValueAsString(list);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
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
