package dev.arbiter.rules.drl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.BudgetException;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.rules.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("D01")
class BudgetTest {
  private static final String HEAD =
      """
      package shop;
      import dev.arbiter.domain.rule.Situation;
      import dev.arbiter.rules.drl.Candidate;
      import java.math.BigDecimal;
      import java.math.RoundingMode;
      import java.util.List;
      import java.util.Map;
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$a : Map() from $v $b : Map() from $v $x : Map() from $v",
        "$a : Map() from $v $b : Map( this[\"n\"] == 1 ) from $v exists Map( this[\"n\"] == 3 ) from $v",
        "$a : Map() from $v not Map( this[\"n\"] == 3 ) from $v",
        "$a : Map() from $v $k : Number() from accumulate( $b : Map() from $v, count($b) )",
        "$a : Map() from $v $l : List() from collect( Map() from $v )",
        "$a : Map() from $v forall( $b : Map() from $v Map( this == $b ) from $v )",
        "( Map( this[\"n\"] == 3 ) from $v or Map( this[\"n\"] == 1 ) from $v ) $b : Map() from $v",
      })
  void aJoinOfLongListsIsEndedBeforeItIsDone(String condition) {
    var drl =
        HEAD
            + "rule \"x\"\nwhen $c : Candidate( action == \"hello\" ) Situation( $v :"
            + " list(\"openViews\") )\n"
            + condition
            + "\nthen $c.keep(); end\n";
    assertTimeout(
        Duration.ofSeconds(20),
        () ->
            assertThatThrownBy(() -> judge(drl))
                .isInstanceOf(BudgetException.class)
                .hasMessageFindingMatch("looked at more than 250000 facts|took longer than"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "BigDecimal() | new BigDecimal(\"99\") | $o.multiply($o)",
        "BigDecimal() | new BigDecimal(\"99\") | $o.setScale($o.intValue() * 99, RoundingMode.UP)",
        "String() | \"xx\" | $o + $o",
        "List() | List.of(1, 2) | List.of($o, $o)",
      })
  void whatGrowsWithEachFiringIsEndedAtItsBound(String type, String first, String next) {
    var drl =
        HEAD
            + "rule \"a\" when Candidate( action == \"hello\" ) then insert("
            + first
            + "); end\nrule \"b\" when $o : "
            + type
            + " then insert("
            + next
            + "); end\n";
    assertTimeout(
        Duration.ofSeconds(20),
        () -> assertThatThrownBy(() -> judge(drl)).isInstanceOf(BudgetException.class));
  }

  @Test
  void whatGrowsWithinOneConsequenceIsEndedAtItsBound() {
    var drl =
        HEAD
            + "rule \"a\" when $c : Candidate( action == \"hello\" ) then String s0 = \"xx\" +"
            + " $c.getAction();\n"
            + doublings("String s%d = s%d + s%d;")
            + "$c.keep(\"s\", s40); end\n";
    assertThatThrownBy(() -> judge(drl))
        .isInstanceOf(BudgetException.class)
        .hasMessageContaining("a text has more than 8192 characters: rules/test.drl#a");
  }

  @Test
  void aProjectMayAskForLess() {
    var project =
        Sources.minimal().files().text("project.yaml").orElseThrow() + "budget: {firings: 2}\n";
    var drl =
        HEAD
            + "rule \"a\" when Candidate( action == \"hello\" ) then insert(1); end\n"
            + "rule \"b\" when $i : Integer( this < 9 ) then insert($i + 1); end\n";
    try (var compiled =
        Sources.minimal().with("project.yaml", project).with("rules/test.drl", drl).compile()) {
      assertThatThrownBy(() -> compiled.release().rules().judge(situation(), List.of("hello")))
          .hasMessageContaining("fired more than 2 times");
    }
  }

  @Test
  void aProjectMayNotAskForMoreThanTheServerGives() {
    var project =
        Sources.minimal().files().text("project.yaml").orElseThrow()
            + "budget: {firings: 1000000}\n";
    assertThatThrownBy(() -> Sources.minimal().with("project.yaml", project).compile())
        .hasMessageContaining(
            "budget.firings: expected a whole number between 1 and 100000, found '1000000'");
  }

  private static String doublings(String pattern) {
    var text = new StringBuilder();
    for (var i = 1; i <= 40; i++) {
      text.append(pattern.formatted(i, i - 1, i - 1)).append('\n');
    }
    return text.toString();
  }

  private static List<Verdict> judge(String drl) {
    try (var compiled = Sources.minimal().with("rules/test.drl", drl).compile()) {
      var verdicts = compiled.release().rules().judge(situation(), List.of("hello"));
      assertThat(verdicts).isNotNull();
      return verdicts;
    }
  }

  private static Situation situation() {
    var views = Collections.nCopies(2_000, Map.of("n", 1));
    return new Situation(Facts.of(Map.of("openViews", views)), Facts.none(), Instant.EPOCH);
  }
}
