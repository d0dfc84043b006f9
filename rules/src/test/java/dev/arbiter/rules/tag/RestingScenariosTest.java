package dev.arbiter.rules.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D10")
class RestingScenariosTest {
  @Test
  void aScenarioRestsWithRulesAlone() {
    var sources =
        TagsTest.tagged("winter")
            .with("scenarios/t.yaml", TagsTest.SCENARIO.replace("winter", "wintr"));
    assertThatThrownBy(sources::compile)
        .hasMessage(
            "scenarios/t.yaml:1: tags: expected a tag of a rule, one of winter, found 'wintr'");
    var alone = TagsTest.disabled("winter").with("scenarios/t.yaml", TagsTest.SCENARIO);
    assertThatThrownBy(alone::compile)
        .hasMessageContaining("expected none, for no rule has tags, found 'winter'");
  }

  @Test
  void theProofTellsHowManyScenariosRest() {
    assertThat(TagsTest.proof(TagsTest.tagged("winter").files()).resting()).isOne();
    assertThat(TagsTest.proof(TagsTest.tagged("").files()).resting()).isZero();
  }
}
