package dev.arbiter.service.http.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.http.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GraceTest {
  @Test
  void itIsADayUnlessItIsSaid() {
    assertThat(Grace.of(null)).isEqualTo(Duration.ofDays(1));
    assertThat(Grace.of("PT0S")).isEqualTo(Duration.ZERO);
    assertThat(Grace.of("P30D")).isEqualTo(Duration.ofDays(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"P30DT1S", "-PT1S", "tomorrow", ""})
  void whatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> Grace.of(text)).isInstanceOf(ProblemException.class);
  }
}
