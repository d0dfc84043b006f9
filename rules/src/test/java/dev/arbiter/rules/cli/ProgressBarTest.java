package dev.arbiter.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What a person, or a log file, sees of a long task. */
class ProgressBarTest {

  private final StringWriter screen = new StringWriter();

  @Test
  void aLogFileGetsOneLineForEachTenth() {
    ProgressBar bar = new ProgressBar(new PrintWriter(screen), false, "Loading");

    for (int done = 0; done <= 1000; done++) {
      bar.show(done, 1000);
    }

    assertThat(screen.toString().lines())
        .hasSize(11)
        .startsWith("  Loading 0 %", "  Loading 10 %")
        .endsWith("  Loading 100 %");
  }

  @Test
  void aTerminalGetsOneLineThatIsDrawnAgain() {
    ProgressBar bar = new ProgressBar(new PrintWriter(screen), true, "Loading");

    bar.show(1, 2);
    bar.finish("all there");

    assertThat(screen.toString().lines()).last().asString().contains("Loading: all there");
  }
}
