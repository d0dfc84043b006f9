package dev.arbiter.ml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.scoring.ModelSpec;
import dev.arbiter.domain.scoring.Scorer;
import dev.arbiter.domain.scoring.ScoringException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TreeEnsembleTest {
  private static final String ARTEFACT =
      """
      {"kind": "tree-ensemble", "baseScore": -0.5, "link": "sigmoid",
       "columns": [{"input": "traits.recencyDays"},
                   {"input": "context.device", "equals": "mobile"}],
       "trees": [
         {"column": [0, -1, 1, -1, -1], "threshold": [10.5, 0, 0.5, 0, 0], "left": [1, 0, 3, 0, 0],
          "right": [2, 0, 4, 0, 0], "missingLeft": [false, false, true, false, false],
          "value": [0, 0.7, 0, -0.2, 0.3]},
         {"column": [-1], "threshold": [0], "left": [0], "right": [0], "missingLeft": [false],
          "value": [0.1]}]}
      """;

  private static Scorer open(String artefact) {
    var inputs = List.of("context.device", "traits.recencyDays");
    return new TreeEnsembleProvider()
        .open(new ModelSpec("m", "1", "tree-ensemble", inputs, 0.1), artefact.getBytes(UTF_8));
  }

  private static double logOdds(Map<String, ?> facts) {
    var p = open(ARTEFACT).score(Facts.of(facts));
    return Math.log(p / (1 - p));
  }

  @Test
  void theScoreIsTheSumOfTheLeavesReached() {
    assertThat(logOdds(Map.of("traits.recencyDays", 10))).isCloseTo(0.3, within(1e-12));
    assertThat(logOdds(Map.of("traits.recencyDays", 11, "context.device", "mobile")))
        .isCloseTo(-0.1, within(1e-12));
    assertThat(logOdds(Map.of("traits.recencyDays", 11, "context.device", "tv")))
        .isCloseTo(-0.6, within(1e-12));
  }

  @Test
  void aValueEqualToTheThresholdGoesRight() {
    assertThat(logOdds(Map.of("traits.recencyDays", 10.5, "context.device", "tv")))
        .isCloseTo(-0.6, within(1e-12));
  }

  @Test
  void anUnknownValueGoesWhereTheSplitSays() {
    assertThat(logOdds(Map.of("context.device", "mobile"))).isCloseTo(-0.1, within(1e-12));
    assertThat(logOdds(Map.of())).isCloseTo(-0.6, within(1e-12));
  }

  @Test
  void withoutALinkTheSumItselfIsTheScore() {
    var scorer = open(ARTEFACT.replace("sigmoid", "identity"));
    assertThat(scorer.score(Facts.of(Map.of("traits.recencyDays", 10))))
        .isCloseTo(0.3, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"sigmoid\" | \"probit\" | link must be sigmoid or identity, found probit",
        "\"column\": [0, -1, 1, -1, -1] | \"column\": [0, -1, 2, -1, -1] | trees[0].column[2] must be a whole number from -1 to 1, found 2",
        "\"left\": [1, 0, 3, 0, 0] | \"left\": [0, 0, 3, 0, 0] | trees[0].left[0] must be a whole number from 1 to 4, found 0",
        "\"left\": [1, 0, 3, 0, 0] | \"left\": [1, 0, 5, 0, 0] | trees[0].left[2] must be a whole number from 3 to 4, found 5",
        "\"right\": [2, 0, 4, 0, 0] | \"right\": [1, 0, 4, 0, 0] | trees[0].right[0] must be a node without another parent, found 1",
        "\"left\": [1, 0, 3, 0, 0] | \"left\": [3, 0, 3, 0, 0] | trees[0].column[1] must be of a node with a parent, found none",
        "\"threshold\": [10.5, 0, 0.5, 0, 0] | \"threshold\": [10.5, 0] | trees[0].threshold must be as long as column, 5, found 2",
        "\"value\": [0.1] | \"value\": [null] | trees[1].value[0] must be a finite number, found null",
        "\"column\": [-1] | \"column\": [1] | trees[1].left[0] must be a node after its parent, found none",
        "\"missingLeft\": [false] | \"misingLeft\": [false] | trees[1].misingLeft must be one of [column, left, missingLeft, right, threshold, value], found misingLeft",
        "\"context.device\" | \"context.country\" | columns must be the declared [context.device, traits.recencyDays], found [context.country, traits.recencyDays]",
      })
  void aMalformedArtefactIsRefusedWithThePlace(String old, String changed, String message) {
    Refused.assertRefused(TreeEnsembleTest::open, ARTEFACT, old, changed, message);
  }

  @Test
  void aTreeTooDeepIsRefused() {
    var nodes = 201;
    var tree = new RandomTrees(0).chain(nodes);
    var artefact =
        "{\"kind\":\"tree-ensemble\",\"baseScore\":0,\"link\":\"identity\",\"columns\":"
            + "[{\"input\":\"context.device\",\"equals\":\"x\"},{\"input\":\"traits.recencyDays\"}],"
            + "\"trees\":["
            + tree
            + "]}";
    assertThatThrownBy(() -> open(artefact))
        .isInstanceOf(ScoringException.class)
        .hasMessageEndingWith("must be at most 64 deep, found 65");
  }
}
