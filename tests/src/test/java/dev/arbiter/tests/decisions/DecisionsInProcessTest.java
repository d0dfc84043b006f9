package dev.arbiter.tests.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("D02")
@Tag("D06")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionsInProcessTest {
  private final InProcess inProcess = new InProcess();

  @AfterAll
  void close() {
    inProcess.close();
  }

  @ParameterizedTest
  @MethodSource
  void givesTheWholeAnswerThatIsWrittenDown(Golden golden) {
    var answer = inProcess.answer(golden.scenario());

    assertThat(answer).isEqualTo(golden.expected(answer));
  }

  static Stream<Golden> givesTheWholeAnswerThatIsWrittenDown() {
    return Golden.all();
  }
}
