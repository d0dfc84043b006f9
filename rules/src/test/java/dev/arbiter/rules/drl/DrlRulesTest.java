package dev.arbiter.rules.drl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.RuleException;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.rules.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D01")
class DrlRulesTest {
  private static final String HEAD =
      """
      package shop;
      import dev.arbiter.domain.rule.Situation;
      import dev.arbiter.rules.drl.Candidate;
      """;

  @Test
  void verdictsComeBySalienceAndThenByPlaceInTheFile() {
    var drl =
        HEAD
            + """
            rule "late" salience -1
            when $c : Candidate( action == "hello" )
            then $c.adjust(2); end
            rule "first of its salience"
            when $c : Candidate( action == "hello" )
            then $c.keep("percent", 10); end
            rule "second of its salience"
            when $c : Candidate( action == "hello" ) Situation( number("spend30d").isPresent() )
            then $c.exclude(); end
            rule "early" salience 10
            when $c : Candidate( action == "hello" )
            then $c.propose("22467", "Rack", 1); end
            """;
    var verdicts = judge(drl, Map.of("spend30d", 1));
    assertThat(verdicts)
        .map(verdict -> verdict.rule().source())
        .containsExactly(
            "rules/test.drl#early",
            "rules/test.drl#first of its salience",
            "rules/test.drl#second of its salience",
            "rules/test.drl#late");
    assertThat(verdicts.get(1))
        .isInstanceOfSatisfying(
            Verdict.Keep.class,
            keep -> assertThat(keep.parameters()).isEqualTo(Facts.of(Map.of("percent", 10))));
  }

  @Test
  void anUnknownTraitMatchesNothing() {
    var drl =
        HEAD
            + """
            rule "spent"
            when
              $c : Candidate( action == "hello" )
              Situation( number("spend30d").isPresent(), number("spend30d").get() > 500 )
            then $c.keep(); end
            """;
    assertThat(judge(drl, Map.of())).isEmpty();
    assertThat(judge(drl, Map.of("spend30d", 500))).isEmpty();
    assertThat(judge(drl, Map.of("spend30d", 500.01))).hasSize(1);
  }

  @Test
  void aLoopWithoutEndExceedsTheBudgetAndTheNextJudgementIsSound() {
    var drl =
        HEAD
            + """
            rule "start"
            when $c : Candidate( action == "hello" ) Situation( text("firstName").isPresent() )
            then insert(1); end
            rule "again"
            when $i : Integer()
            then insert($i + 1); end
            rule "greet"
            when $c : Candidate( action == "hello" )
            then $c.keep(); end
            """;
    try (var compiled = Sources.minimal().with("rules/test.drl", drl).compile()) {
      var rules = compiled.release().rules();
      for (var round = 0; round < 8; round++) {
        assertThatThrownBy(
                () -> rules.judge(situation(Map.of("firstName", "Ana")), List.of("hello")))
            .isInstanceOf(RuleException.class)
            .hasMessageContaining("fired more than 10000 times: rules/test.drl#");
        assertThat(rules.judge(situation(Map.of()), List.of("hello"))).hasSize(1);
      }
    }
  }

  @Test
  void judgementsAtTheSameTimeDoNotMix() throws InterruptedException, ExecutionException {
    var drl =
        HEAD
            + """
            rule "echo"
            when $c : Candidate( action == "hello" ) Situation( $spend : number("spend30d") )
            then $c.keep("spend", $spend.get()); end
            """;
    var threads = Executors.newFixedThreadPool(4);
    try (var compiled = Sources.minimal().with("rules/test.drl", drl).compile()) {
      var rules = compiled.release().rules();
      var tasks = new ArrayList<Callable<Boolean>>();
      for (var number = 0; number < 2_000; number++) {
        var facts = Facts.of(Map.of("spend", number));
        var situation = situation(Map.of("spend30d", number));
        tasks.add(
            () ->
                rules.judge(situation, List.of("hello")).stream()
                    .map(verdict -> ((Verdict.Keep) verdict).parameters())
                    .toList()
                    .equals(List.of(facts)));
      }
      for (var answer : threads.invokeAll(tasks)) {
        assertThat(answer.get()).isTrue();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aConsequenceThatFailsIsToldWithItsRule() {
    var drl =
        HEAD
            + """
            rule "bad"
            when $c : Candidate( action == "hello" )
            then $c.adjust(-1); end
            """;
    assertThatThrownBy(() -> judge(drl, Map.of()))
        .isInstanceOf(RuleException.class)
        .hasMessageContaining("rules/test.drl#bad");
  }

  private static List<Verdict> judge(String drl, Map<String, ?> traits) {
    try (var compiled = Sources.minimal().with("rules/test.drl", drl).compile()) {
      return compiled.release().rules().judge(situation(traits), List.of("hello"));
    }
  }

  private static Situation situation(Map<String, ?> traits) {
    return new Situation(Facts.of(traits), Facts.none(), Instant.parse("2026-11-22T10:00:00Z"));
  }
}
