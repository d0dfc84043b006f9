package dev.arbiter.domain.decision;

import static dev.arbiter.domain.decision.Setting.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.action.Action;
import dev.arbiter.domain.event.Events;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.Truth;
import dev.arbiter.domain.segment.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("X12")
final class ObjectionsTest {
  private final Events events = new Events();
  private final Setting setting = new Setting();

  @Test
  void anActionThatDoesNotServeThePurposeIsExcluded() {
    assertExcluded(
        setting.offer(new Offer("a").purpose("marketing")).purpose("service"),
        Stage.CONSENT,
        new Reason.PurposeNotServed("service"));
  }

  @Test
  void withoutAWordOnThePurposeNothingIsChosenForIt() {
    assertExcluded(
        setting.offer(new Offer("a")).purpose("marketing"),
        Stage.CONSENT,
        new Reason.ConsentMissing("marketing"));
  }

  @Test
  void aRefusalExcludesLikeAMissingWord() {
    assertExcluded(
        setting
            .offer(new Offer("a"))
            .purpose("marketing")
            .happened(
                events.consent(NOW.minusSeconds(2), "marketing", true),
                events.consent(NOW.minusSeconds(1), "marketing", false)),
        Stage.CONSENT,
        new Reason.ConsentMissing("marketing"));
  }

  @Test
  void aGrantCountsFromItsOwnInstant() {
    setting
        .offer(new Offer("a"))
        .purpose("marketing")
        .happened(events.consent(NOW, "marketing", true));

    assertThat(chosen(setting.record(NOW).decision())).containsExactly("a");
    assertThat(chosen(setting.record(NOW.minusNanos(1)).decision())).isEmpty();
  }

  @Test
  @Tag("A08")
  void whoUnsubscribesFromAChannelIsReachedInOthersOnly() {
    setting
        .offer(new Offer("a").purpose("marketing"))
        .purpose("marketing")
        .happened(
            events.consent(NOW.minusSeconds(2), "marketing", true),
            events.of("unsubscribe", NOW.minusSeconds(1), Map.of("channel", "web")));

    assertExcluded(
        setting, Stage.CONSENT, new Reason.ConsentMissing("marketing", Optional.of("web")));
    assertThat(setting.record().consents()).containsOnlyKeys("marketing", "@web");
    assertExcluded(setting.channel("mail"), Stage.ELIGIBILITY, new Reason.NoTreatment("mail"));
  }

  @Test
  void whatNeedsNoConsentIsNotUnsubscribedFrom() {
    setting.offer(new Offer("a")).happened(events.of("unsubscribe", NOW, Map.of("channel", "web")));

    assertThat(chosen(setting.decide())).containsExactly("a");
  }

  @Test
  void missingConsentMakesTraitsUnknownAndNotFalse() {
    var asked = new ArrayList<Truth>();
    var record =
        setting
            .trait("age", "marketing")
            .purpose("marketing")
            .happened(events.update(NOW, Map.of("age", 40)))
            .segment(
                new Segment(
                    "minors",
                    Offer.condition(
                        "age < 18",
                        situation -> {
                          var answer =
                              situation
                                  .number("age")
                                  .map(age -> Truth.of(age.intValue() < 18))
                                  .orElse(Truth.UNKNOWN);
                          asked.add(answer);
                          return answer;
                        }),
                    false,
                    "owner",
                    Optional.empty()))
            .offer(new Offer("a"))
            .record();

    assertThat(asked).containsExactly(Truth.UNKNOWN);
    assertThat(record.situation().traits()).isEqualTo(Facts.none());
    assertThat(record.situation().segments()).isEmpty();
  }

  @Test
  void aTraitOfAnotherPurposeIsUnknown() {
    var record =
        setting
            .trait("age", "marketing")
            .trait("tier", "service")
            .happened(events.update(NOW, Map.of("age", 40, "tier", "gold", "undeclared", 1)))
            .offer(
                new Offer("a")
                    .eligibility(
                        "age >= 18",
                        situation ->
                            situation.number("age").isEmpty() ? Truth.UNKNOWN : Truth.TRUE))
            .record();

    assertThat(record.situation().traits()).isEqualTo(Facts.of(Map.of("tier", "gold")));
    assertThat(record.decision().excluded())
        .containsExactly(
            new Exclusion(
                "a", Stage.ELIGIBILITY, List.of(new Reason.EligibilityUnknown("age >= 18"))));
  }

  @Test
  void aConditionThatIsFalseExcludesWithItsText() {
    assertExcluded(
        setting.offer(new Offer("a").eligibility("false", situation -> Truth.FALSE)),
        Stage.ELIGIBILITY,
        new Reason.NotEligible("false"));
  }

  @Test
  void anActionWithoutAFormInTheChannelIsExcluded() {
    assertExcluded(
        setting.offer(new Offer("a")).channel("mail"),
        Stage.ELIGIBILITY,
        new Reason.NoTreatment("mail"));
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, true", "3599, true", "3600, false"})
  void aPeriodHoldsItsStartAndNotItsEnd(int second, boolean inside) {
    var start = NOW.minusSeconds(second);
    setting.offer(
        new Offer("a")
            .period(new Action.Period(Optional.of(start), Optional.of(start.plusSeconds(3_600)))));

    assertThat(chosen(setting.decide())).isEqualTo(inside ? List.of("a") : List.of());
    if (!inside) {
      assertExcluded(setting, Stage.ELIGIBILITY, new Reason.OutsidePeriod());
    }
  }

  @ParameterizedTest
  @CsvSource({"PT24H, true", "PT23H59M59.999999999S, false", "PT0S, false", "-PT1S, true"})
  void aCapCountsWhatLiesInItsWindow(Duration secondContactAgo, boolean chosen) {
    setting
        .offer(new Offer("a").cap(2, Duration.ofDays(1)))
        .contact("a", NOW)
        .contact("b", NOW)
        .contact("a", NOW.minus(secondContactAgo));

    assertThat(chosen(setting.decide())).isEqualTo(chosen ? List.of("a") : List.of());
    if (!chosen) {
      assertExcluded(setting, Stage.CONTACT_POLICY, new Reason.CapReached(2, Duration.ofDays(1)));
    }
  }

  private static List<String> chosen(Decision decision) {
    return decision.actions().stream().map(Choice::action).toList();
  }

  private static void assertExcluded(Setting setting, Stage stage, Reason reason) {
    var decision = setting.decide();
    assertThat(decision.actions()).isEmpty();
    assertThat(decision.excluded()).containsExactly(new Exclusion("a", stage, List.of(reason)));
  }

  @Test
  @Tag("C03")
  void theRecordKeepsNoMoreContactsThanACapCanCount() {
    setting.offer(new Offer("a").cap(2, Duration.ofDays(1))).offer(new Offer("b"));
    for (var minutes = 0; minutes < 60; minutes++) {
      setting
          .contact("a", NOW.minus(Duration.ofMinutes(minutes)))
          .contact("b", NOW.minus(Duration.ofMinutes(minutes)));
    }

    var record = setting.record();

    assertThat(record.contacts())
        .containsExactly(new Contact("a", NOW.minus(Duration.ofMinutes(1))), new Contact("a", NOW));
    assertThat(record.decision().excluded())
        .extracting(Exclusion::reasons)
        .contains(List.of(new Reason.CapReached(2, Duration.ofDays(1))));
  }
}
