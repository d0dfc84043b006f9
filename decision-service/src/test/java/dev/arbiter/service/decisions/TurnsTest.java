package dev.arbiter.service.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.database.OverloadException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns(Duration.ofMillis(1));

  @Test
  void whoWouldWaitTooLongIsSentAwayAndOthersAreNot() {
    var other =
        turns.take(
            "p-1",
            () -> {
              assertThatThrownBy(() -> elsewhere("p-1"))
                  .hasCauseInstanceOf(OverloadException.class);
              return elsewhere("p-2");
            });
    assertThat(other).isEqualTo("p-2");
    assertThat(elsewhere("p-1")).isEqualTo("p-1");
  }

  private String elsewhere(String profile) {
    return CompletableFuture.supplyAsync(() -> turns.take(profile, () -> profile)).join();
  }
}
