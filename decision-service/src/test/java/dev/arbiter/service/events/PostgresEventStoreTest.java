package dev.arbiter.service.events;

import static dev.arbiter.service.events.Submissions.event;
import static dev.arbiter.service.events.Submissions.lot;
import static dev.arbiter.service.events.Submissions.refused;
import static dev.arbiter.service.events.Submissions.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.service.Together;
import dev.arbiter.service.access.Pseudonyms;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.RawTables;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.database.TestDatabase;
import dev.arbiter.service.database.UnreliableDataSource;
import dev.arbiter.service.events.identity.PostgresFragments;
import dev.arbiter.service.http.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
final class PostgresEventStoreTest extends EventStoreContract {
  private static final Pseudonyms NAMES = new Pseudonyms(new byte[32]);
  private static final EventJson JSON = new EventJson(Json.mapper());

  private final TestDatabase database;
  private DataSource dataSource;
  private EventStore store;

  PostgresEventStoreTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void open() {
    dataSource = database.empty().dataSource();
    store = another();
  }

  /** The store of another server on the same database. */
  private EventStore another() {
    return on(new Jdbc(dataSource));
  }

  private EventStore on(Jdbc jdbc) {
    var keys = new SubjectKeys(new Jdbc(dataSource), new byte[32]);
    return new PostgresEventStore(jdbc, IdentityPolicy.usual(), NAMES::of, keys, JSON);
  }

  @Override
  Fragments fragments() {
    var jdbc = new Jdbc(dataSource);
    return new PostgresFragments(jdbc, new SubjectKeys(jdbc, new byte[32]), JSON);
  }

  @Override
  EventStore store() {
    return store;
  }

  @Test
  @Tag("H06")
  void neitherEventsNorRefusedRecordsCanBeReadInTheTables() {
    var purchase = event("e-1", "purchase", Map.of("order", "canary-o"), "email:canary-i@x.org");
    store.store(List.of(lot(purchase), Lot.of(List.of(refused(0, "e-2", "canary-r")))));
    assertThat(RawTables.holding(dataSource, "e-1")).containsExactly("events");
    assertThat(RawTables.holding(dataSource, "e-2")).containsExactly("quarantine");
    assertThat(RawTables.holding(dataSource, "canary")).isEmpty();
  }

  @Test
  void aCommitThatFailsIsToldAndLeavesNothing() {
    var unreliable = new UnreliableDataSource(dataSource);
    var failing = on(new Jdbc(unreliable.dataSource()));
    var lot = lot(view("e-1", "customer:1", "cookie:x"));
    unreliable.nextCommit(UnreliableDataSource.Fate.REFUSED);
    assertThatThrownBy(() -> failing.store(List.of(lot)))
        .isInstanceOf(StoreException.class)
        .hasRootCauseMessage("the connection was lost");
    assertThat(fragments().count()).isZero();
    assertThat(failing.store(List.of(lot)).receipts().get(0).tally().accepted()).isEqualTo(1);
  }

  @Test
  void severalServersWriteAtTheSameTime() {
    var shared = List.of(view("e-1", "customer:1"), view("e-2", "customer:1", "cookie:x"));
    Together.run(
        3,
        server -> {
          var one = another();
          shared.forEach(event -> one.store(List.of(lot(event))));
        });
    var profile = fragments().profiles("", 9).get(0);
    assertThat(fragments().count()).isEqualTo(1);
    assertThat(fragments().events(profile)).isEqualTo(shared);
  }

  @Test
  void theFateOfALotIsKeptWithItOrNotAtAll() {
    var jdbc = new Jdbc(dataSource);
    Lot.Bookkeeping note =
        (connection, tally, first) ->
            Jdbc.update(connection, "insert into mappings values ('m', '')");
    Lot.Bookkeeping broken =
        (connection, tally, first) -> Jdbc.update(connection, "insert into mappings values ('m')");
    store.store(List.of(new Lot(List.of(), Optional.empty(), note)));
    assertThatThrownBy(
        () ->
            store.store(
                List.of(
                    lot(view("e-1", "customer:1")), new Lot(List.of(), Optional.empty(), broken))));
    assertThat(jdbc.query("count", "select name from mappings", row -> row.getString(1)))
        .containsExactly("m");
    assertThat(fragments().count()).isZero();
  }
}
