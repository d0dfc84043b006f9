package dev.arbiter.ml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.scoring.ModelSpec;
import dev.arbiter.domain.scoring.Scorer;
import dev.arbiter.domain.scoring.ScoringException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogisticTest {
  private static final String ARTEFACT =
      """
      {"kind": "logistic", "intercept": 0.5, "inputs": [
        {"name": "traits.recencyDays", "transform": "log1p", "lowest": 0, "highest": 99,
         "mean": 2, "scale": 0.5, "weight": -1, "missing": 99},
        {"name": "traits.spend", "mean": 100, "scale": 50, "weight": 0.25, "missing": null},
        {"name": "context.device", "weights": {"mobile": 0.3, "true": -0.4},
         "unknown": 0.1, "missing": -0.2}]}
      """;

  private static Scorer open(String artefact) {
    var inputs = List.of("traits.recencyDays", "traits.spend", "context.device");
    return new LogisticProvider()
        .open(new ModelSpec("m", "1", "logistic", inputs, 0.1), artefact.getBytes(UTF_8));
  }

  private static double score(Map<String, ?> facts) {
    return open(ARTEFACT).score(Facts.of(facts));
  }

  private static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  @Test
  void theScoreIsTheSigmoidOfTheWeightedStandardisedInputs() {
    var facts = Map.of("traits.recencyDays", 19, "traits.spend", 150, "context.device", "mobile");
    // 0.5 - (2.995732 - 2) / 0.5 + 0.25 * (150 - 100) / 50 + 0.3 = -0.941465
    assertThat(score(facts)).isCloseTo(0.280_6, within(0.000_1));
    assertThat(score(facts))
        .isCloseTo(probability(0.5 - (Math.log(20) - 2) / 0.5 + 0.25 + 0.3), within(1e-15));
  }

  @Test
  void numbersBeyondTheBoundsCountAsTheBound() {
    assertThat(score(Map.of("traits.recencyDays", 1_000, "traits.spend", 0)))
        .isEqualTo(score(Map.of("traits.recencyDays", 99, "traits.spend", 0)));
    assertThat(score(Map.of("traits.recencyDays", -5, "traits.spend", 0)))
        .isEqualTo(score(Map.of("traits.recencyDays", 0, "traits.spend", 0)));
  }

  @Test
  void anUnknownNumberCountsAsTheArtefactSaysAndNotAsZero() {
    assertThat(score(Map.of("traits.spend", 100)))
        .isEqualTo(score(Map.of("traits.spend", 100, "traits.recencyDays", 99)))
        .isNotEqualTo(score(Map.of("traits.spend", 100, "traits.recencyDays", 0)));
  }

  @Test
  void withoutAnInputThatHasNoStandInThereIsNoAnswer() {
    assertThatThrownBy(() -> score(Map.of("traits.recencyDays", 3)))
        .isInstanceOf(ScoringException.class)
        .hasMessage("The input traits.spend is unknown");
  }

  @Test
  void aCategoryIsKnownOrUnknownOrMissing() {
    var rest = 0.5 - (Math.log(100) - 2) / 0.5;
    assertThat(score(Map.of("traits.spend", 100)))
        .isCloseTo(probability(rest - 0.2), within(1e-15));
    assertThat(score(Map.of("traits.spend", 100, "context.device", "fridge")))
        .isCloseTo(probability(rest + 0.1), within(1e-15));
    assertThat(score(Map.of("traits.spend", 100, "context.device", true)))
        .isCloseTo(probability(rest - 0.4), within(1e-15));
  }

  @Test
  void anInputOfAnotherTypeGivesNoAnswerAndIsNotRepeated() {
    assertThatThrownBy(() -> score(Map.of("traits.spend", "secret")))
        .isInstanceOf(ScoringException.class)
        .hasMessage("The input traits.spend must be a number");
    assertThatThrownBy(() -> score(Map.of("traits.spend", 1, "context.device", 7)))
        .isInstanceOf(ScoringException.class)
        .hasMessage("The input context.device must be a text or a truth value");
  }

  @Test
  void itEqualsAPlainReadingOfTheFormulaOnRandomInputs() {
    var random = new Random(20_261_122);
    var scorer = open(ARTEFACT);
    for (var i = 0; i < 10_000; i++) {
      var facts = new HashMap<String, Object>();
      var recency = random.nextInt(200);
      var spend = random.nextGaussian() * 500;
      var device = random.nextInt(3);
      facts.put("traits.recencyDays", recency);
      facts.put("traits.spend", spend);
      facts.put("context.device", List.of("mobile", "true", "tv").get(device));
      var expected =
          0.5
              - (Math.log(1 + Math.min(99, recency)) - 2) / 0.5
              + 0.25 * (spend - 100) / 50
              + new double[] {0.3, -0.4, 0.1}[device];
      assertThat(scorer.score(Facts.of(facts))).isCloseTo(probability(expected), within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"kind\": \"logistic\" | \"kind\": \"tree\" | kind must be logistic, found \"tree\"",
        "\"intercept\": 0.5 | \"intercept\": \"0.5\" | intercept must be a finite number, found \"0.5\"",
        "\"intercept\": 0.5 | \"intercept\": 1e999 | intercept must be a finite number",
        "\"intercept\": 0.5, | `` | intercept must be a finite number, found nothing",
        "\"intercept\": 0.5 | \"intercept\": 0.5, \"bias\": 1 | bias must be one of [inputs, intercept, kind], found bias",
        "\"scale\": 0.5 | \"scale\": 0 | inputs[0].scale must be greater than 0, found 0.0",
        "\"lowest\": 0 | \"lowest\": -1 | inputs[0].lowest must be 0 or more for log1p, found -1.0",
        "\"highest\": 99 | \"highest\": -1 | inputs[0].highest must be at least lowest, 0.0, found -1.0",
        "\"log1p\" | \"log\" | inputs[0].transform must be identity or log1p, found log",
        "\"missing\": 99 | \"missng\": 99 | inputs[0].missng must be one of [highest, lowest, mean, missing, name, scale, transform, weight], found missng",
        ", \"missing\": null | `` | inputs[1].missing must be a finite number, found nothing",
        "\"name\": \"traits.spend\" | \"name\": \"traits.recencyDays\" | inputs[1].name must be named once, found traits.recencyDays",
        "\"name\": \"traits.spend\" | \"name\": \"traits.monetary\" | inputs must be the declared [context.device, traits.recencyDays, traits.spend], found [context.device, traits.monetary, traits.recencyDays]",
        "{\"mobile\": 0.3, \"true\": -0.4} | {} | inputs[2].weights must be an object of 1 to 10000 keys, found an object of 0 keys",
      })
  void aMalformedArtefactIsRefusedWithThePlace(String old, String changed, String message) {
    Refused.assertRefused(LogisticTest::open, ARTEFACT, old, changed, message);
  }

  @Test
  void whatIsNoJsonIsRefused() {
    for (var text : List.of("", "{", "[]", "7", ARTEFACT + "{}", "{\"kind\":1,\"kind\":1}")) {
      assertThatThrownBy(() -> open(text)).as(text).isInstanceOf(ScoringException.class);
    }
    assertThatThrownBy(() -> open("[".repeat(100_000))).isInstanceOf(ScoringException.class);
  }
}
