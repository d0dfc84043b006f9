package dev.arbiter.service.events;

import static dev.arbiter.service.events.Submissions.event;
import static dev.arbiter.service.events.Submissions.lot;
import static dev.arbiter.service.events.Submissions.refusal;
import static dev.arbiter.service.events.Submissions.refused;
import static dev.arbiter.service.events.Submissions.submissions;
import static dev.arbiter.service.events.Submissions.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Violation;
import dev.arbiter.service.Together;
import dev.arbiter.service.database.StoreException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every store of events does. */
abstract class EventStoreContract {
  abstract EventStore store();

  private EventStore.Stored store(Event... events) {
    return store().store(List.of(lot(events))).get(0);
  }

  private String profile(Event event) {
    return store(event).accepted().keySet().iterator().next();
  }

  @Test
  void events_are_kept_as_they_were_accepted_and_in_that_order() {
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
    var stored = store(events.toArray(Event[]::new));
    var profile = stored.accepted().keySet().iterator().next();
    assertThat(stored.accepted()).containsExactly(Map.entry(profile, events));
    assertThat(store().of(profile)).isEqualTo(events);
    store(view("e-4", "customer:1"));
    assertThat(store().of(profile)).hasSize(5).last().isEqualTo(view("e-4", "customer:1"));
    assertThat(store().counts()).isEqualTo(Map.of(profile, 5L));
  }

  @Test
  @Tag("B06")
  void an_id_is_accepted_once_and_its_duplicates_change_nothing() {
    var first = view("e-1", "customer:1");
    var other = view("e-1", "customer:2", "email:a@example.org");
    var stored = store(first, first, other);
    var again = store(other);
    var profile = stored.accepted().keySet().iterator().next();
    assertThat(stored.receipt().tally()).isEqualTo(new Tally(1, 2, Map.of()));
    assertThat(again.receipt().tally()).isEqualTo(new Tally(0, 1, Map.of()));
    assertThat(again.accepted()).isEqualTo(Map.of(profile, List.of()));
    assertThat(store().of(profile)).containsExactly(first);
    assertThat(profile(view("e-2", "customer:2"))).isNotEqualTo(profile);
    assertThat(profile(view("e-3", "email:a@example.org"))).isNotEqualTo(profile);
  }

  @Test
  void a_duplicate_in_another_lot_of_the_transaction_is_one() {
    var stored =
        store().store(List.of(lot(view("e-1", "customer:1")), lot(view("e-1", "customer:1"))));
    assertThat(stored).extracting(one -> one.receipt().tally().accepted()).containsExactly(1L, 0L);
  }

  @Test
  @Tag("B02")
  void who_shares_an_identifier_is_one_subject() {
    var ana = profile(view("e-1", "customer:1", "email:ana@example.org"));
    assertThat(profile(view("e-2", "email:ANA@example.org", "cookie:x"))).isEqualTo(ana);
    assertThat(profile(view("e-3", "cookie:x"))).isEqualTo(ana);
    assertThat(profile(view("e-4", "customer:2"))).isNotEqualTo(ana);
    assertThat(profile(view("e-5", "cookie:1"))).isNotEqualTo(ana);
  }

  @Test
  @Tag("B03")
  void identifiers_of_two_subjects_refuse_the_event_and_are_not_remembered() {
    var ana = profile(view("e-1", "customer:1"));
    var bob = profile(view("e-2", "customer:2"));
    var stored = store(view("e-3", "customer:1", "customer:2", "cookie:x"));
    assertThat(stored.receipt().tally())
        .isEqualTo(new Tally(0, 0, Map.of(Violation.Code.IDENTITY_CONFLICT, 1L)));
    assertThat(stored.receipt().refused()).extracting(Submission::id).containsExactly("e-3");
    assertThat(profile(view("e-4", "cookie:x"))).isNotIn(ana, bob);
    assertThat(store().of(ana)).hasSize(1);
  }

  @Test
  @Tag("B09")
  void a_refused_record_is_quarantined_and_its_siblings_are_accepted() {
    var records =
        Stream.concat(
                Stream.of(refused(0, "e-0", "original")),
                submissions(view("e-1", "customer:1"), view("e-2", "customer:2")).stream())
            .toList();
    var stored =
        store().store(List.of(new Lot(records, Optional.of("i-1"), Lot.Bookkeeping.NONE))).get(0);
    assertThat(stored.receipt().tally())
        .isEqualTo(new Tally(2, 0, Map.of(Violation.Code.REQUIRED_MISSING, 1L)));
    assertThat(store().quarantine(Optional.empty(), Long.MAX_VALUE, 10))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.id()).isEqualTo("e-0");
              assertThat(one.origin()).contains("i-1");
              assertThat(one.line()).contains(1L);
              assertThat(one.codes()).containsExactly("required-missing");
              assertThat(one.violations())
                  .isEqualTo(
                      "[{\"code\":\"required-missing\",\"path\":\"data.product\","
                          + "\"message\":\"data.product is required\"}]");
            });
  }

  @Test
  void the_quarantine_is_read_in_pages_from_the_newest() {
    for (var i = 0; i < 5; i++) {
      store().store(List.of(refusal("e-" + i, i == 2 ? "i-2" : "i-1")));
    }
    var page = store().quarantine(Optional.empty(), Long.MAX_VALUE, 2);
    var next = store().quarantine(Optional.empty(), page.get(1).seq(), 2);
    assertThat(page).extracting(Quarantined::id).containsExactly("e-4", "e-3");
    assertThat(next).extracting(Quarantined::id).containsExactly("e-2", "e-1");
    assertThat(store().quarantine(Optional.of("i-1"), next.get(0).seq(), 9))
        .extracting(Quarantined::id)
        .containsExactly("e-1", "e-0");
    assertThat(store().quarantine(Optional.of("i-3"), Long.MAX_VALUE, 9)).isEmpty();
  }

  @Test
  void the_first_refusal_of_an_id_is_kept() {
    store().store(List.of(refusal("e-1", "i-1")));
    var again = store().store(List.of(refusal("e-1", "i-2")));
    assertThat(again.get(0).receipt().tally().quarantined()).isEqualTo(1);
    assertThat(store().quarantine(Optional.empty(), Long.MAX_VALUE, 9))
        .singleElement()
        .extracting(Quarantined::origin)
        .isEqualTo(Optional.of("i-1"));
  }

  @Test
  void the_bookkeeping_of_a_lot_is_told_what_became_of_it() {
    var told = new ArrayList<Tally>();
    var records = submissions(view("e-1", "customer:1"), view("e-1", "customer:1"));
    store()
        .store(
            List.of(
                new Lot(records, Optional.empty(), (connection, tally) -> told.add(tally)),
                new Lot(records, Optional.empty(), (connection, tally) -> told.add(tally))));
    assertThat(told).containsExactly(new Tally(1, 1, Map.of()), new Tally(0, 2, Map.of()));
  }

  @Test
  void if_one_lot_fails_nothing_of_its_transaction_is_kept() {
    Lot.Bookkeeping failing =
        (connection, tally) -> {
          throw new SQLException("on the way");
        };
    var good = lot(view("e-1", "customer:1", "cookie:x"));
    var bad = new Lot(List.of(refused(0, "e-2", "x")), Optional.empty(), failing);
    assertThatThrownBy(() -> store().store(List.of(good, bad))).isInstanceOf(StoreException.class);
    assertThat(store().counts()).isEmpty();
    assertThat(store().quarantine(Optional.empty(), Long.MAX_VALUE, 9)).isEmpty();
    assertThat(profile(view("e-3", "customer:1"))).isNotEqualTo(profile(view("e-4", "cookie:x")));
    assertThat(store(view("e-1", "customer:1")).receipt().tally().accepted()).isEqualTo(1);
  }

  @Test
  @Tag("E16")
  void writers_at_the_same_time_accept_each_event_once_and_in_their_order() {
    Together.run(
        6,
        writer -> {
          for (var i = 0; i < 10; i++) {
            var own = view("own-%d-%d".formatted(writer, i), "customer:" + writer, "cookie:" + i);
            store(own, view("shared-" + i, "customer:shared-" + i));
          }
        });
    var all = store().counts().keySet().stream().flatMap(id -> store().of(id).stream()).toList();
    assertThat(all).extracting(Event::id).doesNotHaveDuplicates();
    assertThat(all).filteredOn(event -> event.id().startsWith("shared")).hasSize(10);
    for (var writer = 0; writer < 6; writer++) {
      var own = "own-%d-".formatted(writer);
      assertThat(all).extracting(Event::id).filteredOn(id -> id.startsWith(own)).isSorted();
    }
  }

  @Test
  void of_an_unknown_profile_there_is_nothing() {
    assertThat(store().of("p-unknown")).isEmpty();
    assertThat(store().counts()).isEmpty();
    assertThat(store().store(List.of())).isEmpty();
    assertThat(store().store(List.of(lot())).get(0).receipt().tally()).isEqualTo(Tally.NONE);
  }

  @Test
  void a_lot_may_be_large() {
    var events =
        IntStream.range(0, 1_000).mapToObj(i -> view("e-" + i, "customer:" + i % 7)).toList();
    assertThat(store(events.toArray(Event[]::new)).receipt().tally().accepted()).isEqualTo(1_000);
    assertThat(store().counts()).hasSize(7);
  }
}
