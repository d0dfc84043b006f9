package dev.arbiter.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class WiringTest {
  @Test
  void theClockIsAsExactAsTheDatabaseAndNoMore() {
    var before = Instant.now().minus(1, ChronoUnit.MICROS);
    var instants = Stream.generate(Wiring.CLOCK::instant).limit(10_000).toList();
    assertThat(instants)
        .isSorted()
        .allSatisfy(now -> assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MICROS)));
    assertThat(instants.get(0)).isAfter(before);
    assertThat(Duration.between(instants.get(0), instants.get(9_999))).isPositive();
  }

  @Test
  void theClockAlsoTellsMilliseconds() {
    var before = System.currentTimeMillis();
    assertThat(Wiring.CLOCK.millis()).isBetween(before, System.currentTimeMillis());
  }
}
