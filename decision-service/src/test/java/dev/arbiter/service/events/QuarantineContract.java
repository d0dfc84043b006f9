package dev.arbiter.service.events;

import static dev.arbiter.service.events.Submissions.refusal;
import static dev.arbiter.service.events.Submissions.refused;
import static dev.arbiter.service.events.Submissions.submissions;
import static dev.arbiter.service.events.Submissions.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.fact.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every store of events does with what it refuses. */
abstract class QuarantineContract {
  abstract EventStore store();

  @Test
  @Tag("B09")
  void aRefusedRecordIsQuarantinedAndItsSiblingsAreAccepted() {
    var records =
        Stream.concat(
                Stream.of(refused(0, "e-0", "original")),
                submissions(view("e-1", "customer:1"), view("e-2", "customer:2")).stream())
            .toList();
    var stored = store().store(List.of(new Lot(records, Optional.of("i-1"), Lot.Bookkeeping.NONE)));
    assertThat(stored.receipts().get(0).tally())
        .isEqualTo(new Tally(2, 0, Map.of(Violation.Code.REQUIRED_MISSING, 1L)));
    assertThat(store().quarantine(Quarantined.Filter.ALL, Long.MAX_VALUE, 10))
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
  void theQuarantineIsReadInPagesFromTheNewest() {
    for (var i = 0; i < 5; i++) {
      store().store(List.of(refusal("e-" + i, i == 2 ? "i-2" : "i-1")));
    }
    var page = store().quarantine(Quarantined.Filter.ALL, Long.MAX_VALUE, 2);
    var next = store().quarantine(Quarantined.Filter.ALL, page.get(1).seq(), 2);
    assertThat(page).extracting(Quarantined::id).containsExactly("e-4", "e-3");
    assertThat(next).extracting(Quarantined::id).containsExactly("e-2", "e-1");
    assertThat(store().quarantine(Quarantined.Filter.of(Optional.of("i-1")), next.get(0).seq(), 9))
        .extracting(Quarantined::id)
        .containsExactly("e-1", "e-0");
    assertThat(store().quarantine(Quarantined.Filter.of(Optional.of("i-3")), Long.MAX_VALUE, 9))
        .isEmpty();
  }

  @Test
  void theFirstRefusalOfAnIdIsKept() {
    store().store(List.of(refusal("e-1", "i-1")));
    var again = store().store(List.of(refusal("e-1", "i-2")));
    assertThat(again.receipts().get(0).tally().quarantined()).isEqualTo(1);
    assertThat(store().quarantine(Quarantined.Filter.ALL, Long.MAX_VALUE, 9))
        .singleElement()
        .extracting(Quarantined::origin)
        .isEqualTo(Optional.of("i-1"));
  }
}
