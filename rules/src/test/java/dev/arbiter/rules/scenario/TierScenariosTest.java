package dev.arbiter.rules.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.rules.Problem;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.Sources;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class TierScenariosTest {
  private static final String LTV =
      """
        - name: ltv
          type: text
          classification: personal
          purposes: [service]
          derive:
            tiers: [{name: High, share: 0.2}, {name: Low}]
            by: spend30d
            among: %s
      """;

  private static Sources sources(String among) {
    var minimal = Sources.minimal();
    var yaml = new String(minimal.files().bytes("project.yaml").orElseThrow(), UTF_8);
    return minimal
        .with("project.yaml", yaml + LTV.formatted(among))
        .with("actions/hello.yaml", Sources.action("hello", "traits.ltv = \"High\""));
  }

  private static String scenario(String tier) {
    return """
        - scenario: s
          given: {traits: {ltv: %s, firstName: Ana}}
          when: {slot: hero, channel: web, purpose: service}
          then: {actions: [hello]}
        """
        .formatted(tier);
  }

  @Test
  @Tag("C33")
  void aTierIsGivenAsIfItWereStated() {
    var sources = sources("traits.spend30d > 0");
    var release = sources.compile();
    for (var tier : new String[] {"High", "Low"}) {
      var files = sources.with("scenarios/s.yaml", scenario(tier)).files();
      var result = new ScenarioRunner().run(release.release(), Scenarios.all(files).get(0));
      assertThat(result.differences().isEmpty()).as(tier).isEqualTo(tier.equals("High"));
    }
    release.close();
  }

  @Test
  void aTierThatThereIsNotIsNamed() {
    var files = sources("traits.spend30d > 0").with("scenarios/s.yaml", scenario("Gold")).files();
    var problems = new Problems();
    Scenarios.all(files, problems);
    assertThat(problems.all())
        .map(Problem::toString)
        .containsExactly(
            "scenarios/s.yaml:2: [0].given.traits.ltv: expected one of High, Low, found 'Gold'");
  }

  @Test
  void whoIsRankedIsCompiledWithTheProject() {
    var wrong = sources("traits.spend > 0");
    assertThatThrownBy(wrong::compile)
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("project.yaml:16")
        .hasMessageContaining("traits[3].derive.among");
  }
}
