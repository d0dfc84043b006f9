package dev.arbiter.service.events.stored;

import dev.arbiter.domain.event.Event;
import dev.arbiter.service.database.ErasedException;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import dev.arbiter.service.events.EventJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events as they were accepted, one by one, whatever became of their subjects. Thread-safe. */
public final class StoredEvents {
  private static final String EVENT =
      "select seq, id, fragment, type, source, occurred_at, received_at, payload from events ";

  private final Jdbc jdbc;
  private final Sealer sealer;
  private final EventJson json;

  public StoredEvents(Jdbc jdbc, Sealer sealer, EventJson json) {
    this.jdbc = jdbc;
    this.sealer = sealer;
    this.json = json;
  }

  /**
   * An event as it stands.
   *
   * @param seq its place in the order of commitment; grows, with gaps
   * @param event empty if the key of its subject was destroyed
   */
  public record Stored(long seq, String id, Instant receivedAt, Optional<Event> event) {}

  private record Sealed(
      long seq,
      String id,
      String fragment,
      String type,
      String source,
      Instant occurredAt,
      Instant receivedAt,
      byte[] payload) {

    static Sealed of(ResultSet row) throws SQLException {
      return new Sealed(
          row.getLong("seq"),
          row.getString("id"),
          row.getString("fragment"),
          row.getString("type"),
          row.getString("source"),
          Jdbc.instant(row, "occurred_at"),
          Jdbc.instant(row, "received_at"),
          row.getBytes("payload"));
    }
  }

  /** Those of these ids that there are, by id. */
  public Map<String, Stored> byId(Collection<String> ids) {
    var sealed =
        jdbc.query(
            "read events",
            EVENT + "where id = any(?)",
            Sealed::of,
            Jdbc.Column.of("text", List.copyOf(ids)));
    var found = new HashMap<String, Stored>();
    open(sealed).forEach(one -> found.put(one.id(), one));
    return found;
  }

  /**
   * The first of those that were committed after a place, in their order.
   *
   * @param until the last place that counts
   */
  public List<Stored> between(long after, long until, int limit) {
    return open(
        jdbc.query(
            "read events in their order",
            EVENT + "where seq > ? and seq <= ? order by seq limit ?",
            Sealed::of,
            after,
            until,
            limit));
  }

  private List<Stored> open(List<Sealed> sealed) {
    sealer.recall(sealed.stream().map(Sealed::fragment).distinct().toList());
    return sealed.stream()
        .map(one -> new Stored(one.seq(), one.id(), one.receivedAt(), event(one)))
        .toList();
  }

  private Optional<Event> event(Sealed one) {
    try {
      var body = sealer.open(one.fragment(), one.id(), one.payload());
      return Optional.of(json.event(one.id(), one.type(), one.source(), one.occurredAt(), body));
    } catch (ErasedException erased) {
      return Optional.empty();
    }
  }
}
