package dev.arbiter.rules.scenario;

import dev.arbiter.domain.decision.DecisionRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a scenario went.
 *
 * @param differences one sentence for each; none if it passed
 * @param decision what was decided, unless deciding failed
 * @param took how long deciding took
 */
public record ScenarioResult(
    Scenario scenario, List<String> differences, Optional<DecisionRecord> decision, Duration took) {

  public boolean passed() {
    return differences.isEmpty();
  }
}
