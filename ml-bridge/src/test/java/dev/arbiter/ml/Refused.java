package dev.arbiter.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.scoring.Scorer;
import dev.arbiter.domain.scoring.ScoringException;
import java.util.function.Function;

/** Artefacts with one thing wrong. */
final class Refused {
  private Refused() {}

  /** Asserts that the artefact is refused for a part of it that was changed, and no other. */
  static void assertRefused(
      Function<String, Scorer> opening,
      String artefact,
      String part,
      String changed,
      String message) {
    assertThat(artefact).contains(part);
    assertThatThrownBy(() -> opening.apply(artefact.replace(part, changed)))
        .isInstanceOf(ScoringException.class)
        .hasMessageStartingWith("The artefact of model m: " + message);
  }
}
