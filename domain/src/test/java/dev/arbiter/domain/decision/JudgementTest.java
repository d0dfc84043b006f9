package dev.arbiter.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.BudgetException;
import dev.arbiter.domain.rule.RuleException;
import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.domain.rule.Truth;
import dev.arbiter.domain.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X12")
final class JudgementTest {
  private static final RuleRef RULE = new RuleRef("VIP", "tables/offers.dmn#row-1");
  private final Setting setting = new Setting();

  @Test
  void anExclusionByARuleStandsAboveWhatOthersKeep() {
    assertExcluded(
        setting
            .offer(new Offer("a"))
            .rules(
                new Verdict.Keep("a", RULE, Facts.none()),
                new Verdict.Exclude("a", new RuleRef("no", "rules/no.drl"))),
        Stage.RULES,
        new Reason.Excluded(new RuleRef("no", "rules/no.drl")));
  }

  @Test
  void anActionByRuleNeedsARuleThatKeepsIt() {
    assertExcluded(
        setting
            .offer(new Offer("a").byRule())
            .rules(new Verdict.Adjust("a", RULE, 2), new Verdict.Keep("b", RULE, Facts.none())),
        Stage.RULES,
        new Reason.NoRule());
  }

  @Test
  void rulesThatContradictEachOtherAreAReasonAndNeverKeepAnAction() {
    var conflict = new Verdict.Conflict("a", RULE);
    assertExcluded(
        setting.offer(new Offer("a").byRule()).rules(conflict),
        Stage.RULES,
        new Reason.Conflict(RULE));

    var kept =
        new Setting()
            .offer(new Offer("a").byRule())
            .rules(conflict, new Verdict.Keep("a", RULE, Facts.none()))
            .decide();
    assertThat(kept.actions().get(0).reasons())
        .containsExactly(new Reason.Conflict(RULE), new Reason.Rule(RULE));
  }

  @Test
  void aRuleThatKeepsAnActionIsItsReasonAndFillsItsTreatment() {
    var decision =
        setting
            .offer(
                new Offer("a")
                    .byRule()
                    .treatment("web", "title", values -> String.valueOf(values.get("parameters"))))
            .rules(
                new Verdict.Keep("a", RULE, Facts.of(Map.of("discount", 10, "code", "X"))),
                new Verdict.Keep("a", RULE, Facts.of(Map.of("discount", 20))))
            .decide();

    assertThat(decision.actions().get(0).reasons()).containsExactly(new Reason.Rule(RULE));
    assertThat(decision.actions().get(0).treatment())
        .isEqualTo(Map.of("title", "{code=X, discount=20}"));
  }

  @Test
  void everyAdjustmentMultipliesAndIsTold() {
    var twice = new Verdict.Adjust("a", RULE, 1.5);
    var choice =
        setting
            .offer(new Offer("a").propensity(0.2).value(10).weight(2))
            .rules(twice, twice)
            .decide()
            .actions()
            .get(0);

    assertThat(choice.priority()).isCloseTo(9.0, within(1e-9));
    assertThat(choice.propensity()).isEqualTo(0.2);
    assertThat(choice.reasons())
        .containsExactly(new Reason.Adjusted(RULE, 1.5), new Reason.Adjusted(RULE, 1.5));
  }

  @Test
  void adjustmentsNeverMakeAPriorityThatIsNoFiniteNumber() {
    var huge = new Verdict.Adjust("a", RULE, 1e300);
    var tiny = new Verdict.Adjust("b", RULE, 1e-300);
    var decision =
        setting
            .offer(new Offer("a").value(0))
            .offer(new Offer("b"))
            .offer(new Offer("c").value(1e300))
            .rules(huge, huge, tiny, tiny, new Verdict.Adjust("c", RULE, 1e300))
            .decide();

    assertThat(chosen(decision)).containsExactly("c", "b", "a");
    assertThat(decision.actions()).allMatch(choice -> Double.isFinite(choice.priority()));
    assertThat(decision.actions().get(1).priority()).isPositive();
  }

  @Test
  void verdictsOnOthersThanCandidatesBringNothingIn() {
    var decision =
        setting
            .offer(new Offer("a").eligibility("no", situation -> Truth.FALSE))
            .offer(new Offer("b").slot("footer"))
            .rules(
                new Verdict.Keep("a", RULE, Facts.none()),
                new Verdict.Keep("b", RULE, Facts.none()))
            .decide();

    assertThat(decision.actions()).isEmpty();
  }

  @Test
  void rulesAreAskedOnlyAboutWhatIsStillIn() {
    var asked = new ArrayList<String>();
    setting
        .offer(new Offer("a"))
        .offer(new Offer("b").eligibility("no", situation -> Truth.FALSE))
        .rules(
            (situation, candidates) -> {
              asked.addAll(candidates);
              return List.of();
            })
        .decide();

    assertThat(asked).containsExactly("a");
  }

  @Test
  void failingRulesFailTheDecision() {
    setting
        .offer(new Offer("a"))
        .rules(
            (situation, candidates) -> {
              throw new RuleException("a rule divides by zero");
            });

    assertThatThrownBy(setting::decide).isInstanceOf(RuleException.class);
  }

  @Test
  void rulesThatExceedTheirBudgetExcludeAllThatTheyWereAskedAbout() {
    setting
        .offer(new Offer("a"))
        .rules(
            (situation, candidates) -> {
              throw new BudgetException("the rules fired more than 10000 times");
            });

    assertExcluded(setting, Stage.RULES, new Reason.BudgetExceeded());
  }

  private static List<String> chosen(Decision decision) {
    return decision.actions().stream().map(Choice::action).toList();
  }

  private static void assertExcluded(Setting setting, Stage stage, Reason reason) {
    var decision = setting.decide();
    assertThat(decision.actions()).isEmpty();
    assertThat(decision.excluded()).containsExactly(new Exclusion("a", stage, List.of(reason)));
  }
}
