package dev.arbiter.service.profiles.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class WeightTest {
  private static final int PROFILES = 20_000;

  private static Fragment fragment(int number, int events) {
    var identifiers = new TreeSet<>(List.of(new Identifier("customer", "c-" + number)));
    var happened =
        IntStream.range(0, events)
            .mapToObj(
                i ->
                    new Event(
                        "e-" + number + "-" + i,
                        "purchase",
                        "shop",
                        Instant.ofEpochSecond(1_700_000_000L + number + i),
                        identifiers,
                        Facts.of(
                            Map.of(
                                "order", "o-" + number + "-" + i / 2,
                                "product", "p-" + i,
                                "quantity", 1,
                                "price", 9.99,
                                "category", "c-" + i % 3))))
            .toList();
    return Fragment.alone(Profile.empty("subject-" + number).with(happened).at(number + 1));
  }

  private static long used() {
    for (var i = 0; i < 3; i++) {
      System.gc();
    }
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  @Tag("E17")
  void whatIsToldOfMemoryIsNearWhatIsUsed() {
    for (var events : List.of(1, 20)) {
      var before = used();
      try (var grid = Grid.open(PROFILES * 2L)) {
        IntStream.range(0, PROFILES).forEach(number -> grid.keep(fragment(number, events)));
        var measured = (double) (used() - before) / PROFILES;
        assertThat(grid.census().bytesPerEntry())
            .isCloseTo(measured, Percentage.withPercentage(25));
      }
    }
  }
}
