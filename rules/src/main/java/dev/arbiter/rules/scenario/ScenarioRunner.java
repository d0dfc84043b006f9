package dev.arbiter.rules.scenario;

import dev.arbiter.domain.ArbiterException;
import dev.arbiter.domain.decision.Decider;
import dev.arbiter.domain.decision.DecisionRecord;
import dev.arbiter.domain.release.Release;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs scenarios in process; nothing is stored. Thread-safe. */
public final class ScenarioRunner {
  private final Decider decider = new Decider();

  /** Decides as the scenario says and compares. */
  public ScenarioResult run(Release release, Scenario scenario) {
    var start = System.nanoTime();
    try {
      var record = decide(release, scenario);
      return new ScenarioResult(
          scenario,
          scenario.then().differences(Outcome.of(record.decision())),
          Optional.of(record),
          Duration.ofNanos(System.nanoTime() - start));
    } catch (ArbiterException failed) {
      return new ScenarioResult(
          scenario,
          List.of("expected a decision, found a failure: " + failed.getMessage()),
          Optional.empty(),
          Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private DecisionRecord decide(Release release, Scenario scenario) {
    return decider.decide(release, scenario.request(), scenario.world());
  }
}
