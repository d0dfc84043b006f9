package dev.arbiter.tests.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.scenario.Scenario;
import dev.arbiter.rules.scenario.ScenarioRunner;
import dev.arbiter.service.http.json.DecisionJson;
import java.time.Duration;

/** Decides on scenarios without any server. */
final class InProcess implements AutoCloseable {
  private final CompiledRelease retail =
      new ReleaseCompiler(InProcess.class.getClassLoader()).compile(Golden.RETAIL, 1);
  private final ScenarioRunner runner = new ScenarioRunner();

  JsonNode answer(Scenario scenario) {
    var result = runner.run(retail.release(), scenario);
    var record =
        result
            .decision()
            .orElseThrow(() -> new AssertionError(scenario + ": " + result.differences()));
    return Golden.lasting(DecisionJson.bytes(record.decision(), Duration.ZERO));
  }

  @Override
  public void close() {
    retail.close();
  }
}
