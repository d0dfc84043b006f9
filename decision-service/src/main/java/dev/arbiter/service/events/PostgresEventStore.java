package dev.arbiter.service.events;

import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import dev.arbiter.service.database.copy.Rows;
import dev.arbiter.service.events.SealedLot.Candidate;
import dev.arbiter.service.events.identity.Changes;
import dev.arbiter.service.events.identity.Identities;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Events in PostgreSQL. Personal parts are sealed under the key of their fragment. */
public final class PostgresEventStore implements EventStore {
  private static final String COLUMNS =
      "events (seq, id, fragment, type, source, occurred_at, payload)";

  private final Jdbc jdbc;
  private final IdentityPolicy policy;
  private final Function<Identifier, String> names;
  private final Sealing sealing;
  private final QuarantineTable quarantine;

  /**
   * @param names the ids of fragments
   */
  public PostgresEventStore(
      Jdbc jdbc,
      IdentityPolicy policy,
      Function<Identifier, String> names,
      Sealer sealer,
      EventJson json) {
    this.jdbc = jdbc;
    this.policy = policy;
    this.names = names;
    this.sealing = new Sealing(policy, names, sealer, json);
    this.quarantine = new QuarantineTable(jdbc, json);
  }

  /** What becomes of the lots of one transaction. */
  private final class Batch {
    private final Identities identities;
    private final Map<String, String> homes;
    private final List<Candidate> accepted = new ArrayList<>();

    Batch(Connection connection, List<SealedLot> lots) throws SQLException {
      identities = new Identities(connection, policy, names);
      homes = homes(connection, lots);
    }

    /** Decides each record of a lot. */
    Receipt decide(SealedLot lot) {
      var acceptedBefore = accepted.size();
      lot.candidates().forEach(this::place);
      return new Receipt(tally(lot, accepted.size() - acceptedBefore), lot.refusals());
    }

    private void place(Candidate candidate) {
      var home = homes.putIfAbsent(candidate.event().id(), candidate.fragment());
      if (home == null) {
        identities.add(candidate.event());
        accepted.add(candidate);
      } else {
        identities.addDuplicate(home);
      }
    }
  }

  @Override
  public SealedLot seal(Lot lot) {
    return sealing.seal(lot);
  }

  /** One writer at a time: each sees the events and identifiers of all before it. */
  @Override
  public synchronized Stored write(List<SealedLot> lots) {
    return jdbc.transaction(
        "store events",
        connection -> {
          var first = Changes.next(connection);
          var batch = new Batch(connection, lots);
          var receipts = lots.stream().map(batch::decide).toList();
          insert(connection, batch.accepted, first);
          var last = first + batch.accepted.size() - 1;
          var changes = batch.identities.save(last);
          quarantine.add(connection, lots.stream().flatMap(lot -> lot.refused().stream()).toList());
          var begin = first;
          for (var i = 0; i < lots.size(); i++) {
            var tally = receipts.get(i).tally();
            lots.get(i).lot().bookkeeping().write(connection, tally, begin);
            begin += tally.accepted();
          }
          if (last >= first) {
            Changes.reached(connection, last);
          }
          return new Stored(receipts, changes);
        });
  }

  /** The fragments of those events that were accepted before, by the ids of the events. */
  private static Map<String, String> homes(Connection connection, List<SealedLot> lots)
      throws SQLException {
    var ids = lots.stream().flatMap(lot -> lot.candidates().stream()).map(one -> one.event().id());
    var homes = new HashMap<String, String>();
    Jdbc.query(
        connection,
        "select id, fragment from events where id = any(?)",
        row -> homes.put(row.getString(1), row.getString(2)),
        Jdbc.Column.of("text", ids.toList()));
    return homes;
  }

  private static Tally tally(SealedLot lot, long accepted) {
    var byCode = new EnumMap<Violation.Code, Long>(Violation.Code.class);
    lot.refusals().forEach(one -> byCode.merge(one.violations().get(0).code(), 1L, Long::sum));
    return new Tally(accepted, lot.candidates().size() - accepted, byCode);
  }

  private static void insert(Connection connection, List<Candidate> accepted, long first)
      throws SQLException {
    if (accepted.isEmpty()) {
      return;
    }
    var rows = new Rows(COLUMNS, 7);
    var seq = first;
    for (var one : accepted) {
      var event = one.event();
      rows.row()
          .add(seq++)
          .add(event.id())
          .add(one.fragment())
          .add(event.type())
          .add(event.source())
          .add(event.occurredAt())
          .add(one.payload());
    }
    rows.copy(connection);
  }

  @Override
  public List<Quarantined> quarantine(Quarantined.Filter filter, long before, int limit) {
    return quarantine.read(filter, before, limit);
  }
}
