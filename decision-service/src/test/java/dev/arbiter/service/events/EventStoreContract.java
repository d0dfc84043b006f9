package dev.arbiter.service.events;

import static dev.arbiter.service.events.Submissions.event;
import static dev.arbiter.service.events.Submissions.lot;
import static dev.arbiter.service.events.Submissions.refused;
import static dev.arbiter.service.events.Submissions.submissions;
import static dev.arbiter.service.events.Submissions.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.domain.profile.Change;
import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.service.Together;
import dev.arbiter.service.database.StoreException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every store of events does. */
abstract class EventStoreContract extends QuarantineContract {
  /** What the store made of the events. */
  abstract Fragments fragments();

  private Receipt store(Event... events) {
    return store().store(List.of(lot(events))).receipts().get(0);
  }

  /** The profile of the subject of an event, which is handed in before. */
  private String profile(Event event) {
    var fragment = store().store(List.of(lot(event))).changes().get(0).fragment();
    return fragments().find(fragment).orElseThrow().profile();
  }

  private long count() {
    return fragments().count();
  }

  private List<Event> all() {
    return fragments().profiles("", 100).stream()
        .flatMap(id -> fragments().events(id).stream())
        .toList();
  }

  @Test
  void eventsAreKeptAsTheyWereAcceptedAndInThatOrder() {
    var events =
        List.of(
            view("e-2", "customer:1"),
            event("e-1", "purchase", Map.of("price", new BigDecimal("2.55")), "customer:1"),
            event(
                "e-3",
                "update",
                Map.of(
                    "traits",
                    Map.of(
                        "name", "Zoë \"𝒵\" \\ \u2028 'or 1=1",
                        "tiny", new BigDecimal("1e-1000"),
                        "huge", new BigDecimal("-" + "9".repeat(1_000)),
                        "fine", new BigDecimal("-0." + "9".repeat(1_000)),
                        "small", new BigDecimal("9".repeat(999) + "E-1000"),
                        "scores", List.of(1, true, "x", List.of(), Map.of("deep", -0.5)))),
                "customer:1",
                "email:zoë@example.org"),
            event("e-0", "consent", Map.of(), "customer:1"));
    var stored = store().store(List.of(lot(events.toArray(Event[]::new))));
    assertThat(all()).isEqualTo(events);
    store(view("e-4", "customer:1"));
    assertThat(all()).hasSize(5).last().isEqualTo(view("e-4", "customer:1"));
    assertThat(count()).isEqualTo(1);
    assertThat(stored.changes()).allSatisfy(change -> assertThat(change.before()).isZero());
  }

  @Test
  @Tag("B06")
  void anIdIsAcceptedOnceAndItsDuplicatesChangeNothing() {
    var first = view("e-1", "customer:1");
    var other = view("e-1", "customer:2", "email:a@example.org");
    assertThat(store(first, first, other).tally()).isEqualTo(new Tally(1, 2, Map.of()));
    var again = store().store(List.of(lot(other)));
    assertThat(again.receipts().get(0).tally()).isEqualTo(new Tally(0, 1, Map.of()));
    var change = again.changes().get(0);
    assertThat(change).isEqualTo(new Change(change.fragment(), 1, 1, List.of(), false));
    assertThat(all()).containsExactly(first);
    assertThat(profile(view("e-2", "customer:2"))).isNotEqualTo(change.fragment());
    assertThat(profile(view("e-3", "email:a@example.org"))).isNotEqualTo(change.fragment());
  }

  @Test
  void aDuplicateInAnotherLotOfTheTransactionIsOne() {
    var stored =
        store().store(List.of(lot(view("e-1", "customer:1")), lot(view("e-1", "customer:1"))));
    assertThat(stored.receipts()).extracting(one -> one.tally().accepted()).containsExactly(1L, 0L);
  }

  @Test
  @Tag("B02")
  void whoSharesAnIdentifierIsOneSubject() {
    var ana = profile(view("e-1", "customer:1", "email:ana@example.org"));
    assertThat(profile(view("e-2", "email:ANA@example.org", "cookie:x"))).isEqualTo(ana);
    assertThat(profile(view("e-3", "cookie:x"))).isEqualTo(ana);
    assertThat(profile(view("e-4", "customer:2"))).isNotEqualTo(ana);
    assertThat(profile(view("e-5", "cookie:1"))).isNotEqualTo(ana);
  }

  @Test
  @Tag("A17")
  @Tag("B05")
  void whatWasSeveralSubjectsIsOneWhenAnEventJoinsThem() {
    var online = profile(view("e-1", "email:ana@example.org", "cookie:x"));
    var till = profile(view("e-2", "loyalty:7"));
    assertThat(online).isNotEqualTo(till);
    assertThat(profile(view("e-3", "loyalty:7", "email:ana@example.org"))).isEqualTo(till);
    assertThat(fragments().events(till)).extracting(Event::id).containsExactly("e-1", "e-2", "e-3");
    assertThat(fragments().members(till)).hasSize(3).contains(online);
    assertThat(fragments().events(online)).isEmpty();
    assertThat(count()).isEqualTo(1);
  }

  @Test
  @Tag("B03")
  void anEventOfTwoSubjectsIsRefusedAndItsIdentifiersAreNotRemembered() {
    var ana = profile(view("e-1", "customer:1"));
    var bob = profile(view("e-2", "customer:2"));
    var receipt = store(view("e-3", "customer:1", "customer:2", "cookie:x"));
    assertThat(receipt.tally())
        .isEqualTo(new Tally(0, 0, Map.of(Violation.Code.IDENTITY_CONFLICT, 1L)));
    assertThat(receipt.refused()).extracting(Submission::id).containsExactly("e-3");
    assertThat(profile(view("e-4", "cookie:x"))).isNotIn(ana, bob);
    assertThat(fragments().events(ana)).hasSize(1);
  }

  @Test
  @Tag("B03")
  void whatTwoCustomersShareJoinsNeitherAndEveryEventStaysWithItsCustomer() {
    var ana = profile(view("e-1", "customer:1", "cookie:x"));
    assertThat(profile(view("e-2", "cookie:x"))).isEqualTo(ana);
    var bob = profile(view("e-3", "customer:2", "cookie:x"));
    assertThat(bob).isNotEqualTo(ana);
    assertThat(profile(view("e-4", "cookie:x"))).isNotIn(ana, bob);
    assertThat(fragments().events(ana)).extracting(Event::id).containsExactly("e-1");
    assertThat(fragments().events(bob)).extracting(Event::id).containsExactly("e-3");
  }

  @Test
  void theBookkeepingOfALotIsToldWhatBecameOfIt() {
    var told = new ArrayList<Tally>();
    var records = submissions(view("e-1", "customer:1"), view("e-1", "customer:1"));
    store()
        .store(
            List.of(
                new Lot(records, Optional.empty(), (connection, tally, first) -> told.add(tally)),
                new Lot(records, Optional.empty(), (connection, tally, first) -> told.add(tally))));
    assertThat(told).containsExactly(new Tally(1, 1, Map.of()), new Tally(0, 2, Map.of()));
  }

  @Test
  void ifOneLotFailsNothingOfItsTransactionIsKept() {
    Lot.Bookkeeping failing =
        (connection, tally, first) -> {
          throw new SQLException("on the way");
        };
    var good = lot(view("e-1", "customer:1", "cookie:x"));
    var bad = new Lot(List.of(refused(0, "e-2", "x")), Optional.empty(), failing);
    assertThatThrownBy(() -> store().store(List.of(good, bad))).isInstanceOf(StoreException.class);
    assertThat(count()).isZero();
    assertThat(store().quarantine(Quarantined.Filter.ALL, Long.MAX_VALUE, 9)).isEmpty();
    assertThat(profile(view("e-3", "customer:1"))).isNotEqualTo(profile(view("e-4", "cookie:x")));
    assertThat(store(view("e-1", "customer:1")).tally().accepted()).isEqualTo(1);
  }

  @Test
  @Tag("E16")
  void writersAtTheSameTimeAcceptEachEventOnceAndInTheirOrder() {
    Together.run(
        6,
        writer -> {
          for (var i = 0; i < 10; i++) {
            var own = view("own-%d-%d".formatted(writer, i), "customer:" + writer);
            store(own, view("shared-" + i, "customer:shared-" + i));
          }
        });
    var all = all();
    assertThat(all).extracting(Event::id).doesNotHaveDuplicates();
    assertThat(all).filteredOn(event -> event.id().startsWith("shared")).hasSize(10);
    for (var writer = 0; writer < 6; writer++) {
      var own = "own-%d-".formatted(writer);
      assertThat(all).extracting(Event::id).filteredOn(id -> id.startsWith(own)).isSorted();
    }
  }

  @Test
  void ofAnUnknownProfileThereIsNothing() {
    assertThat(fragments().find("p-unknown")).isEmpty();
    assertThat(fragments().events("p-unknown")).isEmpty();
    assertThat(fragments().revision("p-unknown")).isZero();
    assertThat(count()).isZero();
    assertThat(store().store(List.of()).receipts()).isEmpty();
    assertThat(store(new Event[0]).tally()).isEqualTo(Tally.NONE);
  }

  @Test
  void aLotMayBeLarge() {
    var events =
        IntStream.range(0, 1_000).mapToObj(i -> view("e-" + i, "customer:" + i % 7)).toList();
    assertThat(store(events.toArray(Event[]::new)).tally().accepted()).isEqualTo(1_000);
    assertThat(count()).isEqualTo(7);
  }
}
