package dev.arbiter.domain.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.Samples;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.event.Events;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Truth;
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
import java.util.function.Predicate;
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
          segment("active", "traits.views1d >= 2", one -> number(one, "views1d") >= 2),
          segment("busy", "in active", one -> one.in("active") && number(one, "views1d") >= 3),
          segment("churned", "traits.silentDays >= 90", one -> number(one, "silentDays") >= 90));

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
          var outlook = new Outlook(SEGMENTS, TRAITS);
          for (var now : outlook.of(profile, NOW)) {
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
    var clock = segment("late", "traits.x and now > y", one -> number(one, "views1d") > 0);
    var profile = Profile.empty("p-1").with(List.of(events.view(NOW, "a")));

    assertThat(new Outlook(List.of(clock), TRAITS).of(profile, NOW).get(0).until()).isEmpty();
  }

  private static boolean at(Outlook outlook, Profile profile, Segment segment, Instant at) {
    return outlook.of(profile, at).stream()
        .filter(one -> one.segment().equals(segment))
        .findFirst()
        .orElseThrow()
        .member();
  }

  private static Membership of(Profile profile, String segment) {
    return new Outlook(SEGMENTS, TRAITS)
        .of(profile, NOW).stream()
            .filter(one -> one.segment().id().equals(segment))
            .findFirst()
            .orElseThrow();
  }

  private static double number(Situation situation, String trait) {
    return situation.number(trait).map(Number::doubleValue).orElse(-1.0);
  }

  private static Segment segment(String id, String text, Predicate<Situation> holds) {
    var condition =
        new Condition() {
          @Override
          public Truth test(Situation situation) {
            return holds.test(situation) ? Truth.TRUE : Truth.FALSE;
          }

          @Override
          public String text() {
            return text;
          }
        };
    return new Segment(id, condition, false, "crm", Optional.empty());
  }
}
