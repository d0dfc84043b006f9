package dev.arbiter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.proof.Mutations;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The scenarios of the retail project notice what somebody might break. */
@Tag("X10")
class RetailProofTest {
  private final ProjectFiles files = ProjectFiles.read(Path.of("projects/retail"));

  @Test
  void eightOfTenSeededFaultsOfASampleAreNoticed() {
    var compiler = new ReleaseCompiler(RetailProofTest.class.getClassLoader());
    var score = new Mutations(40, Duration.ofMinutes(5)).run(compiler, files);
    assertThat(score.share()).as("%s", score.survivors()).isGreaterThanOrEqualTo(0.8);
  }
}
