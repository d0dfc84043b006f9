package dev.arbiter.service.events;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.Sealer;
import dev.arbiter.service.database.copy.Rows;
import dev.arbiter.service.events.identity.Changes;
import dev.arbiter.service.events.identity.Identities;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Events in PostgreSQL. Personal parts are sealed under the key of their fragment. */
public final class PostgresEventStore implements EventStore {
  private static final String COLUMNS =
      "events (seq, id, fragment, type, source, occurred_at, payload)";

  private final Jdbc jdbc;
  private final IdentityPolicy policy;
  private final Function<Identifier, String> names;
  private final Sealer sealer;
  private final EventJson json;
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
    this.sealer = sealer;
    this.json = json;
    this.quarantine = new QuarantineTable(jdbc, sealer, json);
  }

  /** An accepted event and the fragment that it belongs to. */
  private record Placed(Event event, String fragment) {}

  /** What becomes of the lots of one transaction. */
  private final class Batch {
    private final Identities identities;
    private final Map<String, String> homes;
    private final List<Placed> accepted = new ArrayList<>();
    private final List<QuarantineTable.Refused> refused = new ArrayList<>();

    Batch(Connection connection, List<Lot> lots) throws SQLException {
      identities = new Identities(connection, policy, names);
      homes = homes(connection, lots.stream().flatMap(Lot::events).toList());
    }

    /** Decides each record of a lot. */
    Receipt decide(Lot lot) {
      var refusals = new ArrayList<Submission>();
      var acceptedBefore = accepted.size();
      for (var submission : lot.submissions()) {
        var event = submission.event();
        if (event.isEmpty()) {
          refusals.add(submission);
        } else if (policy.isContradiction(event.get().identifiers())) {
          refusals.add(submission.refusedFor(contradiction()));
        } else {
          place(event.get());
        }
      }
      refusals.forEach(one -> refused.add(new QuarantineTable.Refused(one, lot.origin())));
      return new Receipt(tally(lot, refusals, accepted.size() - acceptedBefore), refusals);
    }

    private void place(Event event) {
      var home = homes.get(event.id());
      if (home == null) {
        var fragment = identities.add(event);
        homes.put(event.id(), fragment);
        accepted.add(new Placed(event, fragment));
      } else {
        identities.addDuplicate(home);
      }
    }
  }

  /** One writer at a time: each sees the events and identifiers of all before it. */
  @Override
  public synchronized Stored store(List<Lot> lots) {
    prepareKeys(lots);
    return jdbc.transaction(
        "store events",
        connection -> {
          var first = Changes.next(connection);
          var batch = new Batch(connection, lots);
          var receipts = lots.stream().map(batch::decide).toList();
          insert(connection, batch.accepted, first);
          var last = first + batch.accepted.size() - 1;
          var changes = batch.identities.save(last);
          quarantine.add(connection, batch.refused);
          for (var i = 0; i < lots.size(); i++) {
            lots.get(i).bookkeeping().write(connection, receipts.get(i).tally());
          }
          if (last >= first) {
            Changes.reached(connection, last);
          }
          return new Stored(receipts, changes);
        });
  }

  /** Of all that may be sealed, so that nothing else is asked for while others wait. */
  private void prepareKeys(List<Lot> lots) {
    var subjects = new HashSet<String>(Set.of(QuarantineTable.SUBJECT));
    lots.stream()
        .flatMap(Lot::events)
        .map(event -> policy.home(event.identifiers()))
        .distinct()
        .forEach(home -> subjects.add(names.apply(home)));
    sealer.prepare(subjects);
  }

  /** The fragments of those events that were accepted before, by the ids of the events. */
  private static Map<String, String> homes(Connection connection, List<Event> events)
      throws SQLException {
    var homes = new HashMap<String, String>();
    Jdbc.query(
        connection,
        "select id, fragment from events where id = any(?)",
        row -> homes.put(row.getString(1), row.getString(2)),
        Jdbc.Column.of("text", events.stream().map(Event::id).toList()));
    return homes;
  }

  private static Violation contradiction() {
    return new Violation(
        Violation.Code.IDENTITY_CONFLICT,
        "identifiers",
        "identifiers name two subjects: there are two values of a kind of which each has one");
  }

  private static Tally tally(Lot lot, List<Submission> refused, long accepted) {
    var byCode = new EnumMap<Violation.Code, Long>(Violation.Code.class);
    refused.forEach(one -> byCode.merge(one.violations().get(0).code(), 1L, Long::sum));
    return new Tally(accepted, lot.submissions().size() - refused.size() - accepted, byCode);
  }

  private void insert(Connection connection, List<Placed> accepted, long first)
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
          .add(sealer.seal(one.fragment(), event.id(), json.body(event)));
    }
    rows.copy(connection);
  }

  @Override
  public List<Quarantined> quarantine(Optional<String> origin, long before, int limit) {
    return quarantine.read(origin, before, limit);
  }
}
