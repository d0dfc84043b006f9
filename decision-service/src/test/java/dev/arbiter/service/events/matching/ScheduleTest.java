package dev.arbiter.service.events.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  private static final Instant FROM = Instant.parse("2026-11-20T02:00:00Z");
  private final Schedule nightly = new Schedule(FROM, Duration.ofDays(1));

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  @Test
  void theFirstRunIsDueAtOnceAndTheOthersInEqualSteps() {
    assertThat(nightly.next(FROM, Optional.empty())).isEqualTo(FROM);
    assertThat(nightly.next(FROM, Optional.of(FROM.minusSeconds(1)))).isEqualTo(FROM);
    assertThat(nightly.next(FROM.plusSeconds(5), Optional.of(FROM.plusSeconds(1))))
        .isEqualTo(at("2026-11-21T02:00:00Z"));
    assertThat(nightly.step(at("2026-11-21T01:59:59Z"))).contains(FROM);
    assertThat(nightly.step(at("2026-11-21T02:00:00Z"))).contains(at("2026-11-21T02:00:00Z"));
  }

  @Test
  void whatSomebodyAskedForInBetweenMovesNoStep() {
    var asked = Optional.of(at("2026-11-20T15:00:00Z"));
    assertThat(nightly.next(at("2026-11-20T16:00:00Z"), asked))
        .isEqualTo(at("2026-11-21T02:00:00Z"));
  }

  @Test
  void ofManyStepsThatWereMissedTheLastIsDue() {
    assertThat(nightly.next(at("2026-12-05T12:00:00Z"), Optional.of(FROM)))
        .isEqualTo(at("2026-12-05T02:00:00Z"));
  }

  @Test
  void aClockThatIsBehindTheDeclarationWaitsForIt() {
    assertThat(nightly.step(FROM.minusSeconds(2))).isEmpty();
    assertThat(nightly.next(FROM.minusSeconds(2), Optional.empty())).isEqualTo(FROM);
  }
}
