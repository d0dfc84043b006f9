package dev.arbiter.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.Samples;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.Events;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.trait.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class LifecycleTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Lifecycle SHOP =
      new Lifecycle(
          List.of("new", "active", "loyal", "lapsed", "churned"),
          List.of(
              on("new", "active", "purchase", 1),
              on("active", "loyal", "purchase", 3),
              new Passage.Silent(set("active", "loyal"), "lapsed", Duration.ofDays(30)),
              new Passage.Silent(set("new", "lapsed"), "churned", Duration.ofDays(90)),
              on("lapsed", "active", "view", 1),
              on("churned", "active", "purchase", 1)));

  private final Events events = new Events();
  private final List<Event> history = new ArrayList<>();

  private static SortedSet<String> set(String... stages) {
    return new TreeSet<>(Set.of(stages));
  }

  private static Passage on(String from, String to, String type, int times) {
    return new Passage.On(set(from), to, type, Filter.ANY, times);
  }

  private static Instant day(int day) {
    return START.plus(Duration.ofDays(day));
  }

  private void buys(int day) {
    history.add(events.purchase(day(day), "o" + history.size(), "p", 1, "10"));
  }

  private void views(int day) {
    history.add(events.view(day(day), "p"));
  }

  private @Nullable Object stage(Instant at) {
    return SHOP.value(Profile.empty("p-1").with(history).until(at), at);
  }

  @Test
  @Tag("C35")
  void aSubscriberBecomesActiveLoyalLapsedAndChurned() {
    assertThat(stage(day(0))).isNull();
    views(0);
    assertThat(stage(day(0))).isEqualTo("new");
    buys(10);
    assertThat(stage(day(10))).isEqualTo("active");
    buys(11);
    buys(12);
    assertThat(stage(day(12))).isEqualTo("active");
    buys(13);
    assertThat(stage(day(13))).isEqualTo("loyal");
    assertThat(stage(day(43).minusNanos(1_000))).isEqualTo("loyal");
    assertThat(stage(day(43))).isEqualTo("lapsed");
    assertThat(stage(day(103).minusNanos(1_000))).isEqualTo("lapsed");
    assertThat(stage(day(103))).isEqualTo("churned");
    views(110);
    assertThat(stage(day(110))).isEqualTo("churned");
    buys(111);
    assertThat(stage(day(111))).isEqualTo("active");
  }

  @Test
  @Tag("E04")
  void whoNeverBuysIsChurnedNinetyDaysAfterTheLastView() {
    views(0);
    views(50);
    assertThat(SHOP.changes(Profile.empty("p-1").with(history), day(50))).hasValue(day(140));
    assertThat(stage(day(140).minusNanos(1_000))).isEqualTo("new");
    assertThat(stage(day(140))).isEqualTo("churned");
    assertThat(SHOP.changes(Profile.empty("p-1").with(history), day(140))).isEmpty();
  }

  @Test
  @Tag("C35")
  void onlyLegalPassagesAreTakenWhateverTheOrderOfArrival() {
    var legal =
        Map.of(
            "new", Set.of("active", "churned"),
            "active", Set.of("loyal", "lapsed"),
            "loyal", Set.of("lapsed"),
            "lapsed", Set.of("churned", "active"),
            "churned", Set.of("active"));
    Samples.each(
        200,
        random -> {
          history.clear();
          for (var left = random.nextInt(12); left >= 0; left--) {
            if (random.nextBoolean()) {
              buys(random.nextInt(300));
            } else {
              views(random.nextInt(300));
            }
          }
          var told = stages();
          Collections.shuffle(history, random);
          assertThat(stages()).isEqualTo(told);
          for (var i = 1; i < told.size(); i++) {
            assertThat(legal.get(told.get(i - 1))).contains(told.get(i));
          }
        });
  }

  /** The stages one after the other, by looking at each instant that is told beforehand. */
  private List<String> stages() {
    var stages = new ArrayList<String>();
    var profile = Profile.empty("p-1").with(history);
    var at = profile.timeline().first();
    while (at.isPresent()) {
      var past = profile.until(at.get());
      var stage = String.valueOf(SHOP.value(past, at.get()));
      if (stages.isEmpty() || !stages.get(stages.size() - 1).equals(stage)) {
        stages.add(stage);
      }
      var next = profile.timeline().next(at.get());
      var due = SHOP.changes(past, at.get());
      at = next.isEmpty() || due.filter(next.get()::isAfter).isPresent() ? due : next;
    }
    return stages;
  }

  @Test
  void passagesBySilenceThatLeadInACircleEnd() {
    var circle =
        new Lifecycle(
            List.of("one", "other"),
            List.of(
                new Passage.Silent(set("one"), "other", Duration.ofDays(1)),
                new Passage.Silent(set("other"), "one", Duration.ofDays(2))));
    views(0);
    var profile = Profile.empty("p-1").with(history);

    assertThat(circle.value(profile, day(1))).isEqualTo("other");
    assertThat(circle.value(profile, day(900))).isEqualTo("one");
    assertThat(circle.changes(profile, day(2))).isEmpty();
  }

  @Test
  void nothingChangesBeforeTheInstantThatIsTold() {
    Samples.each(
        200,
        random -> {
          history.clear();
          for (var left = random.nextInt(6); left >= 0; left--) {
            buys(random.nextInt(100));
          }
          check(random);
        });
  }

  private void check(Random random) {
    var profile = Profile.empty("p-1").with(history);
    var now = day(100 + random.nextInt(100));
    var told = SHOP.changes(profile, now);
    var until = told.orElse(day(1_000));
    var length = Duration.between(now, until).toSeconds();
    var between = now.plusSeconds((long) (random.nextDouble() * length));
    assertThat(SHOP.value(profile, between)).isEqualTo(SHOP.value(profile, now));
    told.ifPresent(
        at -> assertThat(SHOP.value(profile, at)).isNotEqualTo(SHOP.value(profile, now)));
  }
}
