package dev.arbiter.rules.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.tier.Part;
import dev.arbiter.domain.tier.Tiering;
import dev.arbiter.domain.trait.Traits;
import dev.arbiter.rules.Problem;
import dev.arbiter.rules.Problems;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TierReaderTest {
  private static final String THREE =
      "tiers: [{name: A, share: 0.2}, {name: B, share: 0.3}, {name: C}]";

  @Test
  void tiersAreReadAsTheyAreWritten() {
    var problems = new Problems();
    var project =
        project(
            "{" + THREE + ", by: monetary, among: traits.monetary > 0, every: P1D, margin: 0.02}",
            problems);
    assertThat(ours(problems)).isEmpty();
    assertThat(Objects.requireNonNull(project.traits().get("ltv")).derivation())
        .isEqualTo(
            new Tiering(
                "shop",
                "ltv",
                "monetary",
                Traits.usual("monetary"),
                Optional.of("traits.monetary > 0"),
                List.of(
                    new Part("A", new BigDecimal("0.2")),
                    new Part("B", new BigDecimal("0.5")),
                    new Part("C", BigDecimal.ONE)),
                Duration.ofDays(1),
                new BigDecimal("0.02")));
    assertThat(project.among().keySet()).containsExactly("ltv");
    var usual =
        project("{tiers: [{name: A, share: 0.4}, {name: B, share: 0.6}], by: monetary}", problems);
    assertThat(ours(problems)).isEmpty();
    assertThat(Objects.requireNonNull(usual.traits().get("ltv")).derivation())
        .isInstanceOfSatisfying(
            Tiering.class,
            tiers -> {
              assertThat(tiers.every()).isEqualTo(Duration.ofDays(7));
              assertThat(tiers.parts().get(1).upTo()).isEqualByComparingTo(BigDecimal.ONE);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tiers: [{name: A}], by: monetary | expected 2 to 20 tiers, found 1",
        "tiers: [{name: A}, {name: B}], by: monetary | expected the field 'share'",
        "tiers: [{name: A, share: 1}, {name: B}], by: monetary | a share above 0 and below 1",
        "tiers: [{name: A, share: 0.5}, {name: A}], by: monetary | is declared twice: 'A'",
        "tiers: [{name: A, share: 0.5}, {name: B, share: 0.4}], by: monetary | found 0.9",
        "tiers: [{name: A, share: 0.5}, {name: B, share: 0.5}, {name: C}], by: monetary | leave something",
        "tiers: [{name: A, share: 0.5}, {name: B}] | expected the field 'by'",
        "tiers: [{name: A, share: 0.5}, {name: B}], by: city | expected a trait of type number",
        "tiers: [{name: A, share: 0.5}, {name: B}], by: later | expected a trait of type number",
        "tiers: [{name: A, share: 0.5}, {name: B}], by: hidden | may be read for marketing only",
        "tiers: [{name: A, share: 0.5}, {name: B}], by: monetary, every: PT5M | a duration between",
        "tiers: [{name: A, share: 0.5}, {name: B}], by: monetary, margin: 0.6 | between 0 and 0.5",
        "tiers: [{name: A, share: 0.5}, {name: B}], by: monetary, among: traits.hidden > 0 | may be read for marketing only",
        "tiers: [{name: A, share: 0.5}, {name: B}], by: monetary, among: traits.ltv = \"A\" | cannot depend on itself",
        "tiers: [{name: A, share: 0.5}, {name: B}], by: monetary, size: 3 | is not a field here",
      })
  void whatIsWrongIsNamedWithWhatWasExpected(String derive, String problem) {
    var problems = new Problems();
    project("{" + derive + "}", problems);
    assertThat(ours(problems)).anyMatch(one -> one.contains(problem));
  }

  @Test
  void nobodyDeclaresTheEventsThatTheServerWrites() {
    var event =
        """
        id: tier-changed
        owner: shop
        versions: [{version: 1, fields: [{name: to, kind: name}]}]
        """;
    var problems = new Problems();
    RuleProject.parse(
        ProjectFiles.of(
            Map.of(
                "project.yaml", "name: shop\n".getBytes(StandardCharsets.UTF_8),
                "events/tier-changed.yaml", event.getBytes(StandardCharsets.UTF_8))),
        problems);
    assertThat(problems.all().toString()).contains("a type that the server alone writes");
  }

  private static List<String> ours(Problems problems) {
    return problems.all().stream()
        .map(Problem::toString)
        .filter(one -> one.contains("traits"))
        .toList();
  }

  private static RuleProject project(String derive, Problems problems) {
    var yaml =
        """
        name: shop
        channels: [web]
        purposes:
          - {id: service, consent: not-required}
          - {id: marketing, consent: required}
        traits:
          - {name: monetary, type: number, classification: personal, purposes: [service]}
          - {name: city, type: text, classification: personal, purposes: [service]}
          - {name: hidden, type: number, classification: personal, purposes: [marketing]}
          - {name: ltv, type: text, classification: personal, purposes: [service], derive: %s}
          - {name: later, type: number, classification: personal, purposes: [service]}
        """;
    var bytes = yaml.formatted(derive).getBytes(StandardCharsets.UTF_8);
    return RuleProject.parse(ProjectFiles.of(Map.of("project.yaml", bytes)), problems);
  }
}
