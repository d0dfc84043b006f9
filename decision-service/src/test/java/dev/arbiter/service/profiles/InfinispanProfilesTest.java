package dev.arbiter.service.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfinispanProfilesTest {
  @TempDir private Path folder;

  @Test
  void keepsEveryDetailOverARestart() {
    var events =
        List.of(
            event(
                "1", "purchase", Map.of("order", "o", "product", "x", "quantity", 3, "price", 1.1)),
            event("2", "view", Map.of("product", "y")),
            event(
                "3", "update", Map.of("traits", Map.of("firstName", "Ana", "scores", List.of(1)))),
            event("4", "consent", Map.of("purpose", "marketing", "status", "granted")));
    try (var profiles = InfinispanProfiles.open(folder, 1)) {
      profiles.apply("p-1", events.subList(0, 2));
      profiles.apply("p-1", events.subList(2, 4));
      profiles.apply("p-2", events.subList(0, 1));
    }
    try (var profiles = InfinispanProfiles.open(folder, 1)) {
      assertThat(profiles.size()).isEqualTo(2);
      assertThat(profiles.get("p-1"))
          .contains(dev.arbiter.domain.profile.Profile.empty("p-1").with(events));
      assertThat(profiles.ids()).containsExactlyInAnyOrder("p-1", "p-2");
    }
  }

  private static Event event(String id, String type, Map<String, ?> data) {
    return new Event(
        id,
        type,
        "test",
        Instant.parse("2026-11-20T10:00:00.123456Z"),
        new TreeSet<>(List.of(new Identifier("customer", "1"))),
        Facts.of(data));
  }
}
