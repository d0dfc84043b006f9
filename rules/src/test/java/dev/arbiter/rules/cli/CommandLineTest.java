package dev.arbiter.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.rules.Sources;
import dev.arbiter.rules.archive.DeploymentPlan;
import dev.arbiter.rules.archive.ReleaseArchive;
import dev.arbiter.rules.archive.SigningKey;
import dev.arbiter.rules.schema.Schemas;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  private static final String GREETED =
      """
      - scenario: Ana is greeted by name
        given: {traits: {firstName: Ana}}
        when: {slot: hero, channel: web, purpose: service}
        then: {actions: [hello], treatments: {hello: {title: Hi Ana}}}
      """;

  @TempDir Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path project = Path.of("");

  @BeforeEach
  void writeProject() throws IOException {
    project = folder.resolve("shop");
    var files = Sources.minimal().with("scenarios/all.yaml", GREETED).files();
    for (var path : files.paths()) {
      var file = project.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, files.bytes(path).orElseThrow());
    }
  }

  @Test
  void schemasArePrintedOrWritten() throws IOException {
    assertThat(run("schema")).isZero();
    assertThat(out.toString().lines()).containsExactlyElementsOf(Schemas.names());
    assertThat(run("schema", "action")).isZero();
    assertThat(out.toString()).endsWith(Schemas.find("action").orElseThrow());
    var written = folder.resolve("schemas");
    assertThat(run("schema", "-o", written.toString())).isZero();
    assertThat(Files.readString(written.resolve("project.json")))
        .isEqualTo(Schemas.find("project").orElseThrow());
    assertThat(run("schema", "actions")).isOne();
    assertThat(err.toString())
        .contains("There is no schema actions; there are action, deployments, event, model");
  }

  @Test
  void aPlanIsCheckedAndSigned() throws IOException {
    var key = SigningKey.generate();
    key.write(folder.resolve("key"));
    var plan = folder.resolve(DeploymentPlan.FILE);
    Files.writeString(plan, "version: 0\nenvironment: test\ndeployments: []\n");
    assertThat(run("sign", folder.toString(), "--key", folder.resolve("key").toString())).isOne();
    assertThat(err.toString()).contains("deployments.yaml:1: version: expected a whole number");
    Files.writeString(plan, "version: 1\nenvironment: test\ndeployments: []\n");
    assertThat(run("sign", folder.toString(), "--key", folder.resolve("key").toString())).isZero();
    var signature = Files.readAllBytes(folder.resolve(DeploymentPlan.SIGNATURE));
    var trusted = List.of(key.verification());
    assertThat(DeploymentPlan.signer(Files.readAllBytes(plan), signature, trusted))
        .isEqualTo(key.verification().id());
  }

  @Test
  @Tag("D10")
  void rulesAreListedDisabledAndEnabledByTheirTags() throws IOException {
    var actions = project.resolve("actions");
    Files.writeString(
        actions.resolve("sledge.yaml"), Sources.action("sledge", "true") + "tags: [winter]\n");
    assertThat(run("rules", project.toString())).isZero();
    assertThat(out.toString())
        .contains("action   actions/sledge.yaml: sledge  [winter]", "2 rules, 0 of them disabled");

    var before = Files.readString(project.resolve("project.yaml"));
    assertThat(run("disable", project.toString(), "--tag", "winter", "--dry-run")).isZero();
    assertThat(Files.readString(project.resolve("project.yaml"))).isEqualTo(before);
    assertThat(run("disable", project.toString(), "--tag", "winter")).isZero();
    assertThat(out.toString())
        .contains(
            "left out  action   actions/sledge.yaml: sledge  [winter]",
            "disabled: [winter]; 1 of 2 rules are left out");
    assertThat(project).isDirectoryNotContaining("glob:**/.project-*");
    assertThat(Files.readString(project.resolve("project.yaml"))).endsWith("disabled: [winter]\n");
    assertThat(run("rules", project.toString(), "--tag", "winter", "--json")).isZero();
    assertThat(out.toString()).contains("\"enabled\" : false").endsWith("} ]\n");

    assertThat(run("enable", project.toString(), "--tag", "winter")).isZero();
    assertThat(out.toString()).contains("in force  action   actions/sledge.yaml: sledge  [winter]");
    assertThat(Files.readString(project.resolve("project.yaml"))).endsWith("disabled: []\n");
    assertThat(run("enable", project.toString(), "--tag", "winter")).isOne();
    assertThat(err.toString()).contains("expected nothing to enable, for no tag is disabled");
  }

  @Test
  @Tag("D10")
  void anUnknownTagIsNotDisabled() throws IOException {
    var before = Files.readString(project.resolve("project.yaml"));
    assertThat(run("disable", project.toString(), "--tag", "winter")).isOne();
    assertThat(err.toString()).contains("expected none, for no rule has tags, found 'winter'");
    assertThat(Files.readString(project.resolve("project.yaml"))).isEqualTo(before);
  }

  @Test
  @Tag("D08")
  void costsAreToldByRuleAndHeldAgainstTheGate() throws IOException {
    assertThat(run("cost", project.toString(), "--rounds", "2")).isZero();
    assertThat(out.toString())
        .contains("decision whole", "eligibility hello", "templates hello, web");
    assertThat(run("cost", project.toString(), "--rounds", "2", "--json")).isZero();
    assertThat(out.toString()).contains("\"p99Micros\"");

    var file = project.resolve("project.yaml");
    Files.writeString(file, Files.readString(file) + "gates: {cost: 1}\n");
    assertThat(run("cost", project.toString(), "--rounds", "2")).isOne();
    assertThat(err.toString())
        .contains("project.yaml: gates.cost: expected 99 of 100 decisions within 1 µs, found");
    assertThat(run("cost", project.toString(), "--rounds", "0")).isEqualTo(2);
  }

  @Test
  void scenariosThatPassEndWithZero() {
    assertThat(run("test", project.toString(), "--verbose")).isZero();
    assertThat(out.toString()).contains("passed Ana is greeted by name", "1 passed, 0 failed");
  }

  @Test
  void aScenarioThatFailsTellsExpectedAndFoundAndEndsWithOne() throws IOException {
    Files.writeString(
        project.resolve("scenarios/all.yaml"), GREETED.replace("Hi Ana", "Hello Ana"));
    var report = folder.resolve("reports/arbiter.xml");
    assertThat(run("test", project.toString(), "--junit-xml", report.toString())).isOne();
    assertThat(out.toString())
        .contains("FAILED Ana is greeted by name (line 1)")
        .contains("hello: title: expected Hello Ana, found Hi Ana");
    assertThat(Files.readString(report))
        .contains("tests=\"1\" failures=\"1\"", "classname=\"scenarios/all.yaml\"", "<failure");
  }

  @Test
  void aProjectWithoutScenariosIsNotTested() throws IOException {
    Files.delete(project.resolve("scenarios/all.yaml"));
    assertThat(run("test", project.toString())).isOne();
    assertThat(err.toString()).contains("The project has no scenarios");
  }

  @Test
  void validateTellsEveryProblemWithItsPlace() throws IOException {
    Files.writeString(
        project.resolve("actions/hello.yaml"), Sources.action("hello", "traits.x > 1 and"));
    assertThat(run("validate", project.toString())).isOne();
    assertThat(err.toString()).contains("actions/hello.yaml:4: eligibility: FEEL:");
    assertThat(err.toString()).doesNotContain("Exception");
  }

  @Test
  void validateWritesWhatItFindsAsSarif() throws IOException {
    var report = folder.resolve("reports/arbiter.sarif");
    assertThat(run("validate", project.toString(), "--sarif", report.toString())).isZero();
    assertThat(Files.readString(report))
        .contains("\"version\" : \"2.1.0\"", "\"ruleId\" : \"trait-unread\"");
    assertThat(out.toString()).contains("note    trait-unread", "0 errors, 0 warnings, 2 notes");
  }

  @Test
  void validateAsJsonTellsProblemsToo() throws IOException {
    Files.writeString(project.resolve("actions/hello.yaml"), "id: hello");
    assertThat(run("validate", project.toString(), "--json")).isOne();
    assertThat(out.toString()).contains("\"passed\" : false", "actions/hello.yaml");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aBuiltArchiveIsSignedAndAcceptedByItsKey() throws IOException {
    var key = folder.resolve("release.key");
    var archive = folder.resolve("shop.zip");
    assertThat(run("keygen", key.toString())).isZero();
    assertThat(run("build", project.toString(), "--key", key.toString(), "-o", archive.toString()))
        .isZero();
    var trusted = List.of(SigningKey.read(key).verification());
    var verified = ReleaseArchive.verify(Files.readAllBytes(archive), trusted);
    assertThat(out.toString()).contains(verified.digest());
  }

  @Test
  void aKeyIsNeverOverwritten() {
    var key = folder.resolve("release.key").toString();
    assertThat(run("keygen", key)).isZero();
    assertThat(run("keygen", key)).isOne();
    assertThat(err.toString()).contains("exists already and is left as it is");
  }

  @Test
  void anUnknownOptionEndsWithTwo() {
    assertThat(run("test", project.toString(), "--fast")).isEqualTo(2);
    assertThat(err.toString()).contains("Unknown option: '--fast'");
  }

  private int run(String... arguments) {
    return Arbiter.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
