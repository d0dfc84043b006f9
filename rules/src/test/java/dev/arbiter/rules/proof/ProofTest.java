package dev.arbiter.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.rules.Problem;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.Sources;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X10")
class ProofTest {
  private static final String POOR =
      """
      - scenario: Who spends nothing is not greeted
        when: {slot: hero, channel: web, purpose: service}
        then: {absent: [hello]}
      """;
  private static final String RICH =
      """
      - scenario: Who spends is greeted
        given: {events: [{purchase: {ago: P1D, price: 11}}]}
        when: {slot: hero, channel: web, purpose: service}
        then: {actions: [hello]}
      """;
  private static final String EXACT =
      """
      - scenario: Ten is not enough
        given: {events: [{purchase: {ago: P1D, price: 10}}]}
        when: {slot: hero, channel: web, purpose: service}
        then: {excluded: {hello: not-eligible}}
      """;

  @Test
  void whatNoScenarioReachesIsMissed() {
    var proof = proof(shop().with("scenarios/a.yaml", EXACT));
    assertThat(proof.coverage().share()).isEqualTo(0.5);
    assertThat(proof.coverage().conditions().missed())
        .extracting(Coverage.Place::toString)
        .containsExactly("actions/hello.yaml:4: eligibility is never true");
  }

  @Test
  void scenariosThatGoBothWaysReachAll() {
    var proof = proof(shop().with("scenarios/a.yaml", EXACT + RICH));
    assertThat(proof.coverage().share()).isEqualTo(1);
    assertThat(proof.objections()).isEmpty();
  }

  @Test
  void gatesThatAreNotMetAreAllTold() {
    var sources =
        gates("{warnings: 0, coverage: 0.9, complexity: 1}").with("scenarios/a.yaml", EXACT);
    assertThat(proof(sources).objections())
        .extracting(Problem::toString)
        .containsExactly(
            "actions/hello.yaml:4: eligibility: expected at most 1 terms, found 2",
            "project.yaml: gates.warnings: expected at most 0 warnings, found 1",
            "project.yaml: gates.coverage: expected a coverage of at least 0.9, found 0.500");
  }

  @Test
  void faultsThatNoScenarioNoticesAreNamed() {
    var weak = mutations(shop().with("scenarios/a.yaml", RICH));
    var strong = mutations(shop().with("scenarios/a.yaml", RICH + EXACT + POOR));
    assertThat(weak.survivors())
        .extracting(Fault::toString)
        .contains(
            "actions/hello.yaml:4: eligibility: traits.spend30d >= 10 instead of traits.spend30d >"
                + " 10");
    assertThat(strong.share()).isGreaterThan(weak.share());
    assertThat(strong.survivors())
        .extracting(Fault::place)
        .as("one action alone outranks nobody, and its slot is never full")
        .containsOnly("propensity.base", "value", "slots.limit");
  }

  @Test
  void seedingIsRepeatable() {
    var sources = shop().with("scenarios/a.yaml", RICH + EXACT);
    var few = new Mutations(5, Duration.ofMinutes(1));
    var compiler = new ReleaseCompiler(ProofTest.class.getClassLoader());
    assertThat(few.run(compiler, sources.files()))
        .isEqualTo(few.run(compiler, sources.files()))
        .satisfies(score -> assertThat(score.left()).isPositive());
  }

  private static Sources shop() {
    return gates("{}");
  }

  private static Sources gates(String gates) {
    var project = Sources.minimal().files().text("project.yaml").orElseThrow();
    return Sources.minimal()
        .with("project.yaml", project + "gates: " + gates + "\n")
        .with("actions/hello.yaml", Sources.action("hello", "traits.spend30d > 10"));
  }

  private static Proof proof(Sources sources) {
    try (var compiled = sources.compile()) {
      return Proof.of(compiled.release(), sources.files(), Duration.ofMinutes(1));
    }
  }

  private static MutationScore mutations(Sources sources) {
    var compiler = new ReleaseCompiler(ProofTest.class.getClassLoader());
    return Mutations.DEFAULT.run(compiler, sources.files());
  }
}
