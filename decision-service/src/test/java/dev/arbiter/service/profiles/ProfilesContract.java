package dev.arbiter.service.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Profiles;
import dev.arbiter.service.Together;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every holder of profiles does. */
abstract class ProfilesContract {
  /** The number of most digits that a fact may be. */
  private static final BigDecimal LONGEST = new BigDecimal("0." + "1".repeat(1_000));

  static final List<Event> EVENTS =
      List.of(
          event("1", "purchase", Map.of("order", "o", "product", "x", "quantity", 3, "price", 1.1)),
          event("2", "view", Map.of("product", "y")),
          event("3", "update", Map.of("traits", Map.of("firstName", "Ana", "scores", List.of(1)))),
          event("4", "consent", Map.of("purpose", "marketing", "status", "granted")),
          event("5", "update", Map.of("traits", Map.of("longest", LONGEST))));

  abstract Profiles profiles();

  @Test
  @Tag("B17")
  void a_profile_is_the_fold_of_the_events_applied_to_it() {
    profiles().apply("p-1", EVENTS.subList(0, 1));
    profiles().apply("p-1", EVENTS.subList(1, EVENTS.size()));
    assertThat(profiles().get("p-1")).contains(Profile.empty("p-1").with(EVENTS));
  }

  @Test
  void of_an_unknown_subject_there_is_nothing() {
    profiles().remove("p-1");
    assertThat(profiles().get("p-1")).isEmpty();
    assertThat(profiles().ids()).isEmpty();
    assertThat(profiles().size()).isZero();
  }

  @Test
  void a_profile_is_replaced_as_a_whole() {
    var other = Profile.empty("p-1").with(EVENTS.subList(3, 4));
    profiles().apply("p-1", EVENTS.subList(0, 3));
    profiles().replace(other);
    assertThat(profiles().get("p-1")).contains(other);
    assertThat(profiles().size()).isEqualTo(1);
  }

  @Test
  void a_removed_profile_begins_anew() {
    profiles().apply("p-1", EVENTS);
    profiles().apply("p-2", EVENTS);
    profiles().remove("p-1");
    assertThat(profiles().ids()).containsExactly("p-2");
    profiles().apply("p-1", EVENTS.subList(1, 2));
    assertThat(profiles().get("p-1")).map(Profile::revision).contains(1L);
  }

  @Test
  void changes_of_one_profile_at_the_same_time_are_all_kept() {
    Together.run(
        8,
        writer -> {
          for (var i = 0; i < 50; i++) {
            var id = "%d-%d".formatted(writer, i);
            profiles().apply("p-1", List.of(event(id, "view", Map.of("product", id))));
          }
        });
    var profile = profiles().get("p-1").orElseThrow();
    assertThat(profile.revision()).isEqualTo(400);
    assertThat(profile.interests()).hasSize(400);
  }

  static Event event(String id, String type, Map<String, ?> data) {
    return new Event(
        id,
        type,
        "test",
        Instant.parse("2026-11-20T10:00:00.123456Z"),
        new TreeSet<>(List.of(new Identifier("customer", "1"))),
        Facts.of(data));
  }
}
