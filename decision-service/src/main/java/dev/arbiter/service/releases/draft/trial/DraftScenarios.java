package dev.arbiter.service.releases.draft.trial;

import dev.arbiter.rules.proof.Coverage;
import dev.arbiter.rules.proof.Proof;
import dev.arbiter.rules.scenario.Scenario;
import dev.arbiter.rules.scenario.ScenarioResult;
import dev.arbiter.service.releases.draft.trial.DraftCheck.DraftProblem;
import java.util.List;

/**
 * How the scenarios of a draft went, and what they reach.
 *
 * @param scenarios how many were run
 * @param left how many were not run for want of time
 * @param resting how many were not run because a tag of theirs is disabled
 * @param objections why it can be no release as it is
 */
record DraftScenarios(
    int scenarios,
    int left,
    int resting,
    List<FailedScenario> failed,
    DraftCoverage coverage,
    List<DraftProblem> objections) {

  static DraftScenarios of(Proof proof) {
    return new DraftScenarios(
        proof.results().size(),
        proof.left(),
        proof.resting(),
        proof.results().stream().filter(one -> !one.passed()).map(FailedScenario::of).toList(),
        DraftCoverage.of(proof.coverage()),
        proof.objections().stream().map(DraftProblem::of).toList());
  }

  /**
   * A scenario that does not come out as it says.
   *
   * @param differences one sentence for each
   */
  record FailedScenario(String name, String file, int line, List<String> differences) {
    private static FailedScenario of(ScenarioResult result) {
      Scenario scenario = result.scenario();
      return new FailedScenario(
          scenario.name(), scenario.file(), scenario.line(), result.differences());
    }
  }

  /**
   * How much of the rules the scenarios reach.
   *
   * @param share of all that could be reached
   * @param rows of decision tables that speak of actions
   * @param rules in DRL
   * @param conditions two outcomes for each segment and each eligibility
   */
  record DraftCoverage(double share, CoveredPart rows, CoveredPart rules, CoveredPart conditions) {
    private static DraftCoverage of(Coverage coverage) {
      return new DraftCoverage(
          coverage.share(),
          CoveredPart.of(coverage.rows()),
          CoveredPart.of(coverage.rules()),
          CoveredPart.of(coverage.conditions()));
    }
  }

  /**
   * One kind of thing.
   *
   * @param reached as decisions name them, such as {@code tables/offers.dmn#row-3}
   */
  record CoveredPart(List<String> reached, List<MissedPlace> missed) {
    private static CoveredPart of(Coverage.Part part) {
      return new CoveredPart(
          part.all().stream()
              .filter(Coverage.Place::isReached)
              .map(Coverage.Place::reference)
              .toList(),
          part.missed().stream().map(MissedPlace::of).toList());
    }
  }

  /**
   * What no scenario reaches.
   *
   * @param reference as decisions name it
   * @param line counts from 1; 0 if it is not at one line
   * @param what in words
   */
  record MissedPlace(String reference, String file, int line, String what) {
    private static MissedPlace of(Coverage.Place place) {
      return new MissedPlace(place.reference(), place.file(), place.line(), place.what());
    }
  }
}
