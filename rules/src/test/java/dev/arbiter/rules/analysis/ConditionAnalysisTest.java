package dev.arbiter.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.rules.Sources;
import dev.arbiter.rules.project.RuleProject;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("X16")
class ConditionAnalysisTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "traits.spend30d > 5 and traits.spend30d < 3",
        "(traits.spend30d in [1..5]) and 7 < traits.spend30d",
        "(traits.spend30d in (< 3, [5..6])) and traits.spend30d in (4, > 7)",
        "traits.spend30d between 1 and 5 and not(traits.spend30d < 9)",
        "context.page = \"a\" and context.page != \"a\"",
        "context.page in (\"a\", \"b\") and context.page = \"c\"",
        "context.vip = true and context.vip = false",
        "list contains(traits.openViews, \"a\") and not(list contains(traits.openViews, \"a\"))",
      })
  void anActionWhoseEligibilityIsNeverTrueCanNeverBeChosen(String condition) {
    assertThat(errors(Sources.minimal().with("actions/hello.yaml", eligible(condition))))
        .singleElement()
        .asString()
        .contains("can never be chosen, for its eligibility is never true: " + condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "traits.spend30d > 5 and traits.spend30d < 7",
        "traits.spend30d >= 5 and traits.spend30d <= 5",
        "traits.spend30d > -2.5 and traits.spend30d < -2",
        "context.page = 5 and context.page != \"a\"",
        "traits.spend30d = null and not(traits.spend30d > 5)",
        "traits.spend30d > 5 and traits.spend30d * 2 < 3",
        "not(traits.spend30d in [])",
        "context.vip and context.vip = false",
        "list contains(traits.openViews, \"a\") or not(list contains(traits.openViews, \"b\"))",
      })
  void nothingIsSaidOfAConditionThatMayBeTrueAndFalse(String condition) {
    assertThat(findings(Sources.minimal().with("actions/hello.yaml", eligible(condition))))
        .filteredOn(
            finding ->
                Set.of(Check.ACTION_UNREACHABLE, Check.CONDITION_NEVER, Check.CONDITION_ALWAYS)
                    .contains(finding.check()))
        .isEmpty();
  }

  @Test
  void theLargestPartsOfAConditionThatHaveOneAnswerAreTold() {
    var segment =
        """
        id: odd
        owner: crm
        condition: |
          (traits.spend30d > 5 and traits.spend30d < 3 or context.page = "a")
          and (context.age >= 18 or context.age < 65)
        """;
    assertThat(findings(Sources.minimal().with("segments/odd.yaml", segment)))
        .filteredOn(finding -> finding.place().equals("odd"))
        .filteredOn(finding -> finding.severity() == Severity.WARNING)
        .extracting(Finding::toString)
        .containsExactly(
            "segments/odd.yaml:3: odd: is never true: traits.spend30d > 5 and traits.spend30d < 3",
            "segments/odd.yaml:3: odd: is true whatever is known: context.age >= 18 or"
                + " context.age < 65");
  }

  @Test
  void conditionsOfTooManyCasesAreNotLookedAt() {
    var facts = IntStream.range(0, 30).mapToObj(n -> "context.f" + n).toList();
    var sources =
        Sources.minimal().with("actions/hello.yaml", eligible(String.join(" and ", facts)));
    assertThat(findings(sources)).extracting(Finding::check).contains(Check.CONDITION_OPEN);
  }

  private static String eligible(String condition) {
    return Sources.action("hello", condition);
  }

  private static List<Finding> findings(Sources sources) {
    var analysis = new ProjectAnalysis(ConditionAnalysisTest.class.getClassLoader());
    return analysis.findings(RuleProject.of(sources.files()));
  }

  private static List<String> errors(Sources sources) {
    return findings(sources).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Finding::toString)
        .toList();
  }
}
