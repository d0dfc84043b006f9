package dev.arbiter.service.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RoundsTest {
  private static final Duration PACE = Duration.ofMillis(1);

  private final AtomicInteger gone = new AtomicInteger();

  @Test
  void roundsGoOnAfterFailuresUntilTheyAreClosed() throws InterruptedException {
    var enough = new CountDownLatch(10);
    var rounds =
        new Rounds(
            "test",
            PACE,
            "Rounds fail in a test",
            () -> {
              enough.countDown();
              if (gone.incrementAndGet() % 2 == 0) {
                throw new IllegalStateException("every other round");
              }
              return false;
            });
    try (rounds) {
      rounds.start();
      assertThat(enough.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(rounds.isClosing()).isFalse();
    }
    var ended = gone.get();

    assertThat(rounds.isClosing()).isTrue();
    assertThat(gone).hasValue(ended);
  }

  @Test
  void whereThereIsMoreTheNextRoundDoesNotWait() throws InterruptedException {
    var enough = new CountDownLatch(3);
    try (var rounds =
        new Rounds(
            "test",
            PACE,
            "Rounds fail in a test",
            () -> {
              enough.countDown();
              return enough.getCount() > 0;
            })) {
      rounds.start();
      assertThat(enough.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whatWasNeverStartedIsClosed() {
    new Rounds("test", PACE, "Rounds fail in a test", () -> false).close();
    assertThat(gone).hasValue(0);
  }
}
