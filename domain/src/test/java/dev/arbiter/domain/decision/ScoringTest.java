package dev.arbiter.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbiter.domain.event.Events;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.scoring.Score;
import dev.arbiter.domain.scoring.ScoringException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("X12")
final class ScoringTest {
  private final Setting setting = new Setting().offer(new Offer("a").model("buy", 0.5).value(10));

  @ParameterizedTest
  @CsvSource({"0, 0", "0.4, 0.2", "1, 0.5", "7, 0.5", "-7, 0"})
  void aScoreMultipliesTheBaseAndNeverLeavesTheRangeOfProbabilities(double score, double expected) {
    var choice = setting.model("buy", List.of(), facts -> score).decide().actions().get(0);

    assertThat(choice.propensity()).isCloseTo(expected, within(1e-12));
    assertThat(choice.priority()).isCloseTo(expected * 10, within(1e-12));
    assertThat(choice.reasons())
        .containsExactly(new Reason.Scored(new Score("buy", "1", score, Score.Source.MODEL)));
  }

  @Test
  void aModelThatCannotAnswerIsReplacedByItsVisibleFallback() {
    var record =
        setting
            .model(
                "buy",
                List.of(),
                facts -> {
                  throw new ScoringException("not reachable");
                })
            .record();

    assertFallback(record);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void anAnswerThatIsNoNumberIsReplacedByTheFallbackToo(double answer) {
    assertFallback(setting.model("buy", List.of(), facts -> answer).record());
  }

  private static void assertFallback(DecisionRecord record) {
    var fallback = new Score("buy", "1", 0.25, Score.Source.FALLBACK);
    var choice = record.decision().actions().get(0);

    assertThat(choice.propensity()).isEqualTo(0.125);
    assertThat(choice.reasons()).containsExactly(new Reason.Scored(fallback));
    assertThat(choice.reasons().get(0).code()).isEqualTo("score-fallback");
    assertThat(record.situation().scores()).containsEntry("buy", fallback);
  }

  @Test
  void aModelReadsItsDeclaredInputsAndNothingElse() {
    var events = new Events();
    var asked = new ArrayList<Facts>();
    setting
        .trait("age", "service")
        .trait("tier", "service")
        .happened(events.update(Setting.NOW, Map.of("age", 40, "tier", "gold")))
        .model(
            "buy",
            List.of("traits.age", "context.device", "traits.unknown", "context.unknown"),
            facts -> {
              asked.add(facts);
              return 1;
            })
        .decide();

    assertThat(asked)
        .containsExactly(Facts.of(Map.of("traits.age", 40, "context.device", "mobile")));
  }

  @Test
  void rulesSeeTheScores() {
    var seen = new ArrayList<Double>();
    setting
        .model("buy", List.of(), facts -> 0.4)
        .rules(
            (situation, candidates) -> {
              situation.score("buy").ifPresent(seen::add);
              return List.of();
            })
        .decide();

    assertThat(seen).containsExactly(0.4);
  }

  @Test
  @Tag("D16")
  void withoutModelsTheBasesDecide() {
    var choice = setting.decide().actions().get(0);

    assertThat(choice.propensity()).isEqualTo(0.5);
    assertThat(choice.reasons()).containsExactly(new Reason.Open());
  }
}
