package dev.arbiter.rules.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.release.TraitDeclaration;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Truth;
import dev.arbiter.rules.Problem;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.feel.FeelConditions;
import dev.arbiter.rules.project.SourceText;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditions that lead out of FEEL, or would not end. */
@Tag("D01")
@Tag("X10")
class FeelAttackTest {
  private static final FeelConditions CONDITIONS =
      new FeelConditions(
          FeelAttackTest.class.getClassLoader(),
          List.of(
              new TraitDeclaration(
                  "firstName",
                  TraitDeclaration.Type.TEXT,
                  TraitDeclaration.Classification.PERSONAL,
                  Set.of("service"))),
          List.of());

  static Stream<Corpus.Case> conditions() {
    return Corpus.of("feel/conditions.txt", 1);
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void aConditionIsRefusedOrAnswersWithinItsBounds(Corpus.Case attack) {
    assertTimeout(Duration.ofSeconds(20), () -> check(attack));
    assertThat(Canary.isAlive()).isTrue();
  }

  private static void check(Corpus.Case attack) {
    var problems = new Problems();
    var source = new SourceText(attack.text(), "actions/a.yaml", 4, "eligibility");
    var condition = CONDITIONS.compile(source, Set.of(), problems);
    var expected = attack.expected(1);
    if (Arrays.stream(Truth.values()).anyMatch(truth -> truth.name().equals(expected))) {
      assertThat(problems.all()).isEmpty();
      assertThat(condition.test(situation())).isEqualTo(Truth.valueOf(expected));
    } else {
      assertThat(problems.all())
          .map(Problem::toString)
          .anySatisfy(told -> assertThat(told).startsWith("actions/a.yaml:4: ").contains(expected));
    }
  }

  private static Situation situation() {
    var numbers = IntStream.range(0, 2_000).boxed().toList();
    var facts = Facts.of(Map.of("numbers", numbers, "text", "a".repeat(8_000) + "!"));
    return new Situation(Facts.of(Map.of("firstName", "Ana")), facts, Instant.EPOCH);
  }
}
