package dev.arbiter.domain.decision;

import static dev.arbiter.domain.decision.Setting.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.event.Events;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.rule.Truth;
import dev.arbiter.domain.segment.Segment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("X12")
final class DeciderTest {
  private final Events events = new Events();
  private final Setting setting = new Setting();

  @Test
  void anOpenActionIsChosenBecauseNothingSpeaksAgainstIt() {
    var decision = setting.offer(new Offer("a").propensity(0.5).value(10)).decide();

    assertThat(decision.id()).isEqualTo("d-1");
    assertThat(decision.decidedAt()).isEqualTo(NOW);
    assertThat(decision.release()).isEqualTo(new ReleaseRef("retail", 7, "sha256:00"));
    assertThat(decision.excluded()).isEmpty();
    assertThat(decision.actions())
        .containsExactly(
            new Choice(
                "a", 1, 0.5, 5.0, Map.of("title", "Hello"), List.of(), List.of(new Reason.Open())));
  }

  @Test
  void anActionOfAnotherSlotIsNoCandidate() {
    var decision = setting.offer(new Offer("a")).offer(new Offer("b").slot("footer")).decide();

    assertThat(decision.candidates()).isEqualTo(1);
    assertThat(decision.excluded()).isEmpty();
  }

  @Test
  void theRestIsOutrankedInTheOrderOfRanks() {
    var decision =
        setting
            .offer(new Offer("a").value(1))
            .offer(new Offer("b").value(2))
            .offer(new Offer("c").value(3))
            .limit(1)
            .decide();

    assertThat(chosen(decision)).containsExactly("c");
    assertThat(decision.excluded())
        .containsExactly(
            new Exclusion("b", Stage.ARBITRATION, List.of(new Reason.Outranked(2, 1.0))),
            new Exclusion("a", Stage.ARBITRATION, List.of(new Reason.Outranked(3, 0.5))));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 3", "4, 3", "2147483647, 3"})
  void theSlotBoundsTheLimitOfTheRequest(int limit, int given) {
    for (var id : Set.of("a", "b", "c", "d", "e")) {
      setting.offer(new Offer(id));
    }

    assertThat(setting.limit(limit).decide().actions()).hasSize(given);
  }

  @Test
  void aSlotWithoutActionsGetsAnEmptyAnswer() {
    var decision = setting.decide();

    assertThat(decision.candidates()).isZero();
    assertThat(decision.actions()).isEmpty();
  }

  @Test
  void segmentsMayBuildOnThoseBeforeThem() {
    var record =
        setting
            .segment(segment("first", Truth.TRUE))
            .segment(
                new Segment(
                    "second",
                    Offer.condition("first", situation -> Truth.of(situation.in("first"))),
                    false,
                    "owner",
                    Optional.empty()))
            .segment(segment("unknown", Truth.UNKNOWN))
            .record();

    assertThat(record.situation().segments()).containsExactly("first", "second");
  }

  @Test
  void theRecordHoldsAllThatWasRead() {
    var record =
        setting
            .offer(new Offer("a").cap(2, Duration.ofDays(1)))
            .trait("purchaseCount", "service")
            .happened(
                events.consent(NOW, "marketing", true),
                events.consent(NOW, "unheard-of", true),
                events.purchase(NOW, "o-1", "lamp", 1, "5"))
            .contact("a", NOW.minusSeconds(1))
            .record();

    assertThat(record.profile()).isEqualTo("p-1");
    assertThat(record.profileRevision()).isEqualTo(7);
    assertThat(record.seed()).isEqualTo(42);
    assertThat(record.contacts()).containsExactly(new Contact("a", NOW.minusSeconds(1)));
    assertThat(record.consents()).containsOnlyKeys("marketing");
    assertThat(record.situation().context()).isEqualTo(Facts.of(Map.of("device", "mobile")));
    assertThat(record.situation().traits()).isEqualTo(Facts.of(Map.of("purchaseCount", 1)));
    assertThat(record.situation().now()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere, web, service, slot, 'slot must be one of footer, hero'",
    "footer, mail, service, channel, channel must be one of web",
    "hero, web, fun, purpose, 'purpose must be one of marketing, service'"
  })
  void anUnknownNameIsToldWithThoseThatAreKnown(
      String slot, String channel, String purpose, String field, String message) {
    setting.slot(slot).channel(channel).purpose(purpose);

    assertThatThrownBy(setting::decide)
        .isInstanceOfSatisfying(
            UnknownNameException.class, unknown -> assertThat(unknown.field()).isEqualTo(field))
        .hasMessage(message);
  }

  @Test
  void equalInputsGiveEqualRecords() {
    setting.offer(new Offer("a")).offer(new Offer("b").cap(1, Duration.ofDays(1)));

    assertThat(setting.record()).isEqualTo(setting.record());
  }

  private static Segment segment(String id, Truth truth) {
    return new Segment(
        id, Offer.condition("fixed", situation -> truth), false, "owner", Optional.empty());
  }

  private static List<String> chosen(Decision decision) {
    return decision.actions().stream().map(Choice::action).toList();
  }
}
