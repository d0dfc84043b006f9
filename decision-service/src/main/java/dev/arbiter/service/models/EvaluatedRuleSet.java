package dev.arbiter.service.models;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.rule.Item;
import dev.arbiter.domain.rule.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a rule set says.
 *
 * @param decisionId under which it is in the log
 * @param ruleset as in the address
 * @param verdicts in the order of the rules
 */
public record EvaluatedRuleSet(
    String decisionId, Instant decidedAt, ReleaseRef release, String ruleset, List<Said> verdicts) {

  /**
   * What one rule says of one action.
   *
   * @param verdict {@code keep}, {@code exclude}, {@code adjust}, {@code propose} or {@code
   *     conflict}
   * @param factor of an adjustment
   * @param parameters of the treatment
   * @param item that is proposed
   * @param rule its name
   * @param source its place in the rule project
   */
  public record Said(
      String action,
      String verdict,
      Optional<Double> factor,
      Optional<Facts> parameters,
      Optional<Item> item,
      String rule,
      String source) {

    static Said of(Verdict verdict) {
      var none = said(verdict, "conflict");
      if (verdict instanceof Verdict.Keep keep) {
        return new Said(
            keep.action(),
            "keep",
            Optional.empty(),
            Optional.of(keep.parameters()),
            Optional.empty(),
            none.rule,
            none.source);
      }
      if (verdict instanceof Verdict.Adjust adjust) {
        return new Said(
            adjust.action(),
            "adjust",
            Optional.of(adjust.factor()),
            Optional.empty(),
            Optional.empty(),
            none.rule,
            none.source);
      }
      if (verdict instanceof Verdict.Propose propose) {
        return new Said(
            propose.action(),
            "propose",
            Optional.empty(),
            Optional.empty(),
            Optional.of(propose.item()),
            none.rule,
            none.source);
      }
      return verdict instanceof Verdict.Exclude ? said(verdict, "exclude") : none;
    }

    private static Said said(Verdict verdict, String name) {
      return new Said(
          verdict.action(),
          name,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          verdict.rule().name(),
          verdict.rule().source());
    }
  }
}
