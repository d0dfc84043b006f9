package dev.arbiter.service.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.profile.Change;
import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.service.Together;
import dev.arbiter.service.profiles.grid.Grid;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class GridTest extends ViewContract {
  private static Grid grid;

  @BeforeAll
  static void open() {
    grid = Grid.open(1_000);
  }

  @AfterAll
  static void close() {
    grid.close();
    assertThat(grid.isRunning()).isFalse();
  }

  @Override
  Memory memory() {
    return grid;
  }

  @Test
  @Tag("E17")
  void onlySoManyAreKeptAndHitsAreCounted() {
    try (var small = Grid.open(10)) {
      for (var i = 0; i < 100; i++) {
        small.keep(Fragment.alone(Profile.empty("p-" + i)));
      }
      assertThat(small.get("p-none")).isEmpty();
      assertThat(small.census().entries()).isLessThanOrEqualTo(10);
      assertThat(small.census().misses()).isPositive();
    }
  }

  @Test
  void readersAndAWriterAtTheSameTimeSeeEachChangeOnce() {
    var record = new KeptFragments();
    var view = new View(grid, record);
    Together.run(
        4,
        worker -> {
          for (var i = 1; i <= 200; i++) {
            if (worker > 0) {
              view.get("p-1").ifPresent(one -> assertThat(one.events()).isEqualTo(one.revision()));
              grid.forget("p-1");
            } else {
              var event = SomeEvents.event("e" + i, "view", Map.of("product", "x"));
              var before = record.find("p-1").orElse(Fragment.alone(Profile.empty("p-1")));
              record.put(before.with(List.of(event), i));
              view.apply(List.of(new Change("p-1", i - 1, i, List.of(event), false)));
            }
          }
        });
    assertThat(view.get("p-1")).map(Profile::events).contains(200L);
  }
}
