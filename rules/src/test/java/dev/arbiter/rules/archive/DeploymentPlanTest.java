package dev.arbiter.rules.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.archive.DeploymentPlan.Mode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D09")
class DeploymentPlanTest {
  private static final String DIGEST = "sha256:" + "0".repeat(64);

  private static byte[] plan(String... steps) {
    var lines = List.of(steps).stream().map(step -> "  - {" + step + "}").toList();
    return ("version: 3\nenvironment: test\ndeployments:\n" + String.join("\n", lines))
        .getBytes(UTF_8);
  }

  private static String step(String more) {
    return "project: shop, archive: a/b.zip, digest: '%s'%s".formatted(DIGEST, more);
  }

  @Test
  void aShareMakesACanaryAndNoShareMakesItLive() {
    var plan = DeploymentPlan.read(plan(step(""), step(", percent: 5"), step(", mode: shadow")));
    assertThat(plan.version()).isEqualTo(3);
    assertThat(plan.steps())
        .extracting(DeploymentPlan.Step::mode)
        .containsExactly(Mode.LIVE, Mode.CANARY, Mode.SHADOW);
    assertThat(plan.steps().get(1).percent()).isEqualTo(Optional.of(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a.zip",
        "/etc/passwd",
        "a/../b",
        "a//b",
        "~/a",
        "a\\b",
        ".git/config",
        "C:/a",
        ""
      })
  @Tag("X09")
  void aPathThatLeadsElsewhereIsRefused(String path) {
    var step = "project: shop, archive: '%s', digest: '%s'".formatted(path, DIGEST);
    assertThatThrownBy(() -> DeploymentPlan.read(plan(step)))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("deployments.yaml:4: deployments[0].archive: expected the path");
  }

  @Test
  void aPlanSaysForWhichEnvironmentItIs() {
    assertThat(DeploymentPlan.read(plan(step(""))).environment()).isEqualTo("test");
    assertThatThrownBy(() -> DeploymentPlan.read("version: 3\ndeployments: []\n".getBytes(UTF_8)))
        .hasMessageContaining("environment");
    assertThatThrownBy(
            () ->
                DeploymentPlan.read(
                    "version: 3\nenvironment: To be\ndeployments: []\n".getBytes(UTF_8)))
        .hasMessageContaining("expected the name of an environment");
  }

  @Test
  void theLineOfAStepSaysWhatItDoesAndNotWhy() {
    var steps =
        DeploymentPlan.read(
                plan(
                    step(", percent: 5, reason: We try it, despiteBreach: true"),
                    step(", at: 2026-11-24T06:00:00Z, reason: Advent")))
            .steps();
    assertThat(steps)
        .extracting(DeploymentPlan.Step::line)
        .containsExactly(
            "shop canary " + DIGEST + " 5 % despite a breach",
            "shop live " + DIGEST + " at 2026-11-24T06:00:00Z");
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    var wrong =
        plan(
            step(", percent: 100"),
            step(", mode: live, percent: 5"),
            step(""),
            step(""),
            step(", despiteBreach: true"),
            "project: shop, colour: red");
    assertThatThrownBy(() -> DeploymentPlan.read(wrong))
        .hasMessageContaining("a canary between 1 and 99")
        .hasMessageContaining("live is for all")
        .hasMessageContaining("one deployment of a project and mode")
        .hasMessageContaining("expected a 'reason' beside 'despiteBreach'")
        .hasMessageContaining("colour: is not a field here");
  }

  @Test
  @Tag("X10")
  void aSignatureIsThatOfThePlanByATrustedKey() {
    var key = SigningKey.generate();
    var plan = plan(step(""));
    var signature = DeploymentPlan.sign(plan, key).getBytes(US_ASCII);
    var trusted = List.of(key.verification());
    assertThat(DeploymentPlan.signer(plan, signature, trusted)).isEqualTo(key.verification().id());
    for (var i = 0; i < plan.length; i++) {
      var changed = plan.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> DeploymentPlan.signer(changed, signature, trusted))
          .isInstanceOf(ArchiveException.class);
    }
    var stranger = List.of(SigningKey.generate().verification());
    assertThatThrownBy(() -> DeploymentPlan.signer(plan, signature, stranger))
        .hasMessage("the plan is not signed by a trusted key");
  }
}
