package dev.arbiter.rules.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbiter.domain.guard.Guardrails;
import dev.arbiter.domain.guard.Guardrails.OutcomeBound;
import dev.arbiter.rules.Problem;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.yaml.YamlDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X04")
final class GuardrailsReaderTest {
  private final Problems problems = new Problems();

  private Optional<Guardrails> read(String yaml) {
    return YamlDocument.read("project.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
        .flatMap(root -> GuardrailsReader.read(root.object().required("guardrails").orElseThrow()));
  }

  @Test
  void whatIsNotSaidHasADefault() {
    var read =
        read(
            """
            guardrails:
              errors: 0.01
              outcome: {event: purchase, within: PT1H, loss: 0.1}
              action: hold
            """);
    assertThat(read)
        .contains(
            new Guardrails(
                Optional.of(0.01),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(true),
                Optional.of(new OutcomeBound("purchase", Duration.ofHours(1), 0.1)),
                Optional.of(Guardrails.Action.HOLD),
                Optional.of(Duration.ofMinutes(1)),
                Optional.of(Duration.ofDays(1)),
                Optional.of(100),
                Optional.of(0.01)));
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void whatCannotBeIsToldWithItsPlace() {
    read(
        """
        guardrails:
          errors: 2
          action: explode
          colour: red
          window: PT0.5S
        """);
    assertThat(problems.all())
        .extracting(Problem::path, Problem::line)
        .containsExactlyInAnyOrderElementsOf(
            List.of(
                tuple("guardrails.errors", 2),
                tuple("guardrails.action", 3),
                tuple("guardrails.colour", 4),
                tuple("guardrails", 2)));
  }
}
