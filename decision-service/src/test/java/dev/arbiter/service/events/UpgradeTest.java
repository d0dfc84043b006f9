package dev.arbiter.service.events;

import static dev.arbiter.service.events.Submissions.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.service.Together;
import dev.arbiter.service.access.Pseudonyms;
import dev.arbiter.service.access.SubjectKeys;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.SharedDatabase;
import dev.arbiter.service.events.identity.PostgresFragments;
import dev.arbiter.service.http.json.Json;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class UpgradeTest {
  private static final int EVENTS = 2_500;
  private static final int CUSTOMERS = 7;
  private static final Pseudonyms NAMES = new Pseudonyms(new byte[32]);
  private static final EventJson JSON = new EventJson(Json.mapper());

  private Jdbc jdbc;

  @BeforeEach
  void open() {
    jdbc = new Jdbc(SharedDatabase.empty().dataSource());
  }

  private SubjectKeys keys() {
    return new SubjectKeys(jdbc, new byte[32]);
  }

  private static Event event(int number) {
    return view("e-" + number, "customer:" + number % CUSTOMERS, "cookie:" + number % CUSTOMERS);
  }

  /** Keeps the events as an older version did: by profiles with names of their own. */
  private void keepAsBefore() {
    var keys = keys();
    IntStream.rangeClosed(1, EVENTS)
        .forEach(
            seq -> {
              var event = event(seq);
              var profile = "old-" + seq % CUSTOMERS;
              jdbc.update(
                  "keep an event",
                  "insert into events (seq, id, fragment, type, source, occurred_at, payload)"
                      + " values (?, ?, ?, ?, ?, ?, ?)",
                  seq,
                  event.id(),
                  profile,
                  event.type(),
                  event.source(),
                  event.occurredAt(),
                  keys.seal(profile, event.id(), JSON.body(event)));
            });
    jdbc.update("say so", "insert into upgrade values (0)");
    jdbc.update("say so", "update changes set number = ?", EVENTS);
  }

  @Test
  void serversThatStartAtTheSameTimePutEachEventWhereItBelongsOnce() {
    keepAsBefore();
    Together.run(
        3, server -> new Upgrade(jdbc, IdentityPolicy.usual(), NAMES::of, keys(), JSON).run());
    var fragments = new PostgresFragments(jdbc, keys(), JSON);
    assertThat(fragments.count()).isEqualTo(CUSTOMERS);
    for (var id : fragments.profiles("", 100)) {
      assertThat(fragments.events(id)).allMatch(event -> event.identifiers().size() == 2);
      assertThat(fragments.members(id)).hasSize(2);
    }
    assertThat(jdbc.query("count", "select sum(events) from fragments", row -> row.getInt(1)))
        .containsExactly(EVENTS);
    assertThat(jdbc.query("ask", "select done from upgrade", row -> row.getLong(1))).isEmpty();
  }
}
