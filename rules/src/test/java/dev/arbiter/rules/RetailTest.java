package dev.arbiter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.scenario.Scenario;
import dev.arbiter.rules.scenario.ScenarioRunner;
import dev.arbiter.rules.scenario.Scenarios;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each scenario of the retail project is a test; D02 to D06 are pinned there at their edges. */
@Tag("D01")
@Tag("D02")
@Tag("D03")
@Tag("D04")
@Tag("D05")
@Tag("D06")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetailTest {
  private final ProjectFiles files = ProjectFiles.read(Path.of("projects/retail"));
  private final CompiledRelease release =
      new ReleaseCompiler(RetailTest.class.getClassLoader()).compile(files, 1);

  @AfterAll
  void close() {
    release.close();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theDecisionIsAsTheScenarioSays(Scenario scenario) {
    var result = new ScenarioRunner().run(release.release(), scenario);
    assertThat(result.differences()).as("%s", scenario).isEmpty();
  }

  Stream<Scenario> scenarios() {
    return Scenarios.read(files).stream();
  }
}
