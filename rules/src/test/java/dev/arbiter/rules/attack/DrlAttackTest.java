package dev.arbiter.rules.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.rules.Problem;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.budget.Budget;
import dev.arbiter.rules.drl.DrlCompiler;
import dev.arbiter.rules.drl.DrlRules;
import dev.arbiter.rules.drl.bytecode.CompiledRules;
import dev.arbiter.rules.project.ProjectFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules in DRL that reach further than they may, and honest ones. */
@Tag("D01")
@Tag("X10")
class DrlAttackTest {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final String HEAD =
      """
      package shop;
      import dev.arbiter.domain.rule.Situation;
      import dev.arbiter.rules.drl.Candidate;
      import java.math.BigDecimal;
      import java.math.RoundingMode;
      import java.time.Duration;
      import java.util.List;
      import java.util.Map;
      """;
  private static final String MORE = "import java.time.Instant;\nimport java.time.ZoneOffset;\n";

  private final Problems problems = new Problems();

  static Stream<Corpus.Case> consequences() {
    return Corpus.of("drl/consequences.txt", 2);
  }

  static Stream<Corpus.Case> conditions() {
    return Corpus.of("drl/conditions.txt", 1);
  }

  static Stream<Corpus.Case> structures() {
    return Corpus.of("drl/structure.txt", 1);
  }

  static Stream<Corpus.Case> honest() {
    return Corpus.of("drl/honest.txt", 1);
  }

  @AfterEach
  void theCanaryLives() {
    assertThat(Canary.isAlive()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("consequences")
  void aConsequenceThatReachesFurtherIsRefused(Corpus.Case attack) {
    var expected = attack.expected(1).isEmpty() ? attack.expected(2) : attack.expected(1);
    refused(
        HEAD + "rule \"x\" when $c : Candidate()\nthen " + attack.text() + "\nend\n", expected, 10);
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void aConditionThatReachesFurtherIsRefused(Corpus.Case attack) {
    refused(
        HEAD + "rule \"x\" when $c : Candidate()\n" + attack.text() + "\nthen end\n",
        attack.expected(1),
        10);
  }

  @ParameterizedTest
  @MethodSource("structures")
  void whatIsNoPlainRuleIsRefused(Corpus.Case attack) {
    refused(HEAD + attack.text() + "\n", attack.expected(1), 9);
  }

  @ParameterizedTest
  @MethodSource("honest")
  void honestWorkIsAcceptedAndRuns(Corpus.Case work) {
    var drl =
        HEAD
            + MORE
            + "rule \"x\" when $c : Candidate()\n"
            + work.text()
            + "\nthen "
            + work.expected(1)
            + "\nend\n";
    var rules = compile(drl);
    assertThat(problems.all()).isEmpty();
    try (var compiled = rules.orElseThrow()) {
      assertThat(compiled.judge(situation(), List.of("hello"))).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void theSecondWallRefusesEachConsequenceWithoutTheFirst(int quarter) {
    var cases =
        consequences()
            .filter(attack -> attack.number() % 4 == quarter)
            .filter(attack -> !attack.expected(2).equals("-"))
            .toList();
    var drl = new StringBuilder(HEAD);
    for (var attack : cases) {
      drl.append("rule \"").append(attack.number()).append("\" when $c : Candidate()\nthen\n");
      drl.append("if ($c != null) { ").append(attack.text()).append(" }\nend\n");
    }
    var found = CompiledRules.refusals(drl.toString());
    assertThat(cases)
        .allSatisfy(
            attack ->
                assertThat(found)
                    .filteredOn(told -> told.path().equals(Integer.toString(attack.number())))
                    .map(Problem::message)
                    .anySatisfy(message -> assertThat(message).contains(attack.expected(2))));
  }

  private void refused(String drl, String expected, int line) {
    assertTimeout(LONGEST, () -> compile(drl).ifPresent(DrlRules::close));
    assertThat(problems.all())
        .anySatisfy(
            problem -> {
              assertThat(problem.message()).contains(expected);
              assertThat(problem.file()).isEqualTo("rules/test.drl");
              assertThat(problem.line()).isBetween(0, line + 1);
            });
  }

  private Optional<DrlRules> compile(String drl) {
    var files = ProjectFiles.of(Map.of("rules/test.drl", drl.getBytes(StandardCharsets.UTF_8)));
    var loader = DrlAttackTest.class.getClassLoader();
    return new DrlCompiler(loader, Set.of("hello"), Budget.DEFAULT).compile(files, problems);
  }

  private static Situation situation() {
    var facts =
        Facts.of(
            Map.of(
                "spend30d",
                5,
                "firstName",
                "Ana",
                "openViews",
                List.of(
                    Map.of("product", "p1", "seconds", 1), Map.of("product", "p2", "seconds", 2))));
    return new Situation(facts, Facts.none(), Instant.parse("2026-11-22T10:00:00Z"));
  }
}
