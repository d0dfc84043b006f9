package dev.arbiter.domain.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.Samples;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.Events;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Told;
import dev.arbiter.domain.trait.Aggregate;
import dev.arbiter.domain.trait.Derivation;
import dev.arbiter.domain.trait.Elapsed;
import dev.arbiter.domain.trait.Filter;
import dev.arbiter.domain.trait.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class OutlookTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Map<String, Derivation> TRAITS =
      Map.of(
          "views1d",
          new Aggregate(
              Aggregate.Kind.COUNT, "view", Filter.ANY, List.of(), Window.last(Duration.ofDays(1))),
          "silentDays",
          new Elapsed(List.of("view"), Filter.ANY, Elapsed.Unit.DAYS, Optional.empty()));
  private static final List<Segment> SEGMENTS =
      List.of(
          segment("active", Told.least("views1d", 2)),
          segment("busy", new Told("traits.views1d >= 3", OutlookTest::isBusy)),
          segment("churned", Told.least("silentDays", 90)));

  private final Events events = new Events();

  @Test
  @Tag("C04")
  void aMemberLeavesAtTheInstantAtWhichAnEventLeavesTheWindow() {
    var first = NOW.minusSeconds(3_600);
    var profile =
        Profile.empty("p-1").with(List.of(events.view(first, "a"), events.view(NOW, "b")));

    assertThat(of(profile, "active"))
        .isEqualTo(new Membership(SEGMENTS.get(0), true, Optional.of(first.plusSeconds(86_400))));
    assertThat(of(profile, "busy").member()).isFalse();
    assertThat(of(profile, "busy").until()).isEmpty();
  }

  @Test
  @Tag("C35")
  @Tag("E04")
  void whoIsSilentEntersToTheMicrosecondAfterNinetyDays() {
    var last = NOW.minus(Duration.ofDays(3)).plusNanos(1_000);
    var profile = Profile.empty("p-1").with(List.of(events.view(last, "a")));
    var churned = of(profile, "churned");

    assertThat(churned.member()).isFalse();
    assertThat(churned.until()).hasValue(last.plus(Duration.ofDays(90)));
  }

  @Test
  @Tag("C26")
  void whatIsForetoldComesTrueAndNotEarlier() {
    Samples.each(
        500,
        random -> {
          var history = new ArrayList<Event>();
          for (var left = random.nextInt(6); left >= 0; left--) {
            history.add(events.view(NOW.minusSeconds(random.nextInt(200_000)), "a"));
          }
          var profile = Profile.empty("p-1").with(history);
          var outlook = new Outlook(SEGMENTS, List.of(), TRAITS);
          for (var now : outlook.memberships(profile, NOW)) {
            now.until()
                .ifPresent(
                    until -> {
                      assertThat(at(outlook, profile, now.segment(), until.minusNanos(1)))
                          .isEqualTo(now.member());
                      assertThat(at(outlook, profile, now.segment(), until))
                          .isNotEqualTo(now.member());
                    });
          }
          var busy = at(outlook, profile, SEGMENTS.get(1), NOW);
          assertThat(!busy || at(outlook, profile, SEGMENTS.get(0), NOW)).isTrue();
        });
  }

  @Test
  void ofAConditionThatReadsTheClockNothingIsForetold() {
    var clock = segment("late", new Told("traits.views1d > 0 and now > y", one -> true));
    var profile = Profile.empty("p-1").with(List.of(events.view(NOW, "a")));

    assertThat(
            new Outlook(List.of(clock), List.of(), TRAITS).memberships(profile, NOW).get(0).until())
        .isEmpty();
  }

  @Test
  void whatOnlyEventsChangeIsNeverDue() {
    var all = new Outlook(List.of(), List.of(), TRAITS);
    var profile = Profile.empty("p-1").with(List.of(events.view(NOW, "a")));
    assertThat(all.course(profile, all.first(profile, NOW, NOW), NOW).due()).isEmpty();
  }

  private static boolean at(Outlook outlook, Profile profile, Segment segment, Instant at) {
    return outlook.memberships(profile, at).stream()
        .filter(one -> one.segment().equals(segment))
        .findFirst()
        .orElseThrow()
        .member();
  }

  private static Membership of(Profile profile, String segment) {
    return new Outlook(SEGMENTS, List.of(), TRAITS)
        .memberships(profile, NOW).stream()
            .filter(one -> one.segment().id().equals(segment))
            .findFirst()
            .orElseThrow();
  }

  private static boolean isBusy(Situation situation) {
    return situation.in("active") && Told.least("views1d", 3).holds().test(situation);
  }

  private static Segment segment(String id, Condition condition) {
    return new Segment(id, condition, false, "crm", Optional.empty());
  }
}
