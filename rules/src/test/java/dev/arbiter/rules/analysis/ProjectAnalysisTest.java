package dev.arbiter.rules.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.rules.Sources;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("X16")
@Tag("D08")
class ProjectAnalysisTest {
  private static final String TABLE =
      """
      <definitions><decision name="Offers"><decisionTable hitPolicy="%s">
        <input label="Spent"><inputExpression><text>traits.spend30d</text></inputExpression></input>
        <output name="action"/><output name="verdict"/><output name="percent"/>
      %s</decisionTable></decision></definitions>
      """;
  private static final String ROW =
      """
        <rule><inputEntry><text>%s</text></inputEntry><outputEntry><text>"%s"</text></outputEntry>
          <outputEntry><text>"keep"</text></outputEntry><outputEntry><text>%s</text></outputEntry></rule>
      """;

  @Test
  void anActionThatNeedsARuleAndHasNoneCanNeverBeChosen() {
    var sources = Sources.minimal().with("actions/gift.yaml", byRule("gift"));
    assertThat(errors(sources))
        .containsExactly(
            "actions/gift.yaml: gift: can never be chosen, for it needs a rule that keeps it and"
                + " there is none that can");
  }

  @Test
  void anActionWhoseOnlyRowIsHiddenCanNeverBeChosen() {
    var table = TABLE.formatted("FIRST", row("&gt; 0", "hello", "1") + row("[1..2]", "gift", "1"));
    var sources =
        Sources.minimal().with("actions/gift.yaml", byRule("gift")).with("tables/t.dmn", table);
    assertThat(errors(sources))
        .hasSize(2)
        .anyMatch(text -> text.contains("Offers, row 2: never speaks"))
        .anyMatch(text -> text.contains("gift: can never be chosen"));
  }

  @Test
  void anActionThatAnyRuleKeepsIsWithinReach() {
    var table = TABLE.formatted("COLLECT", row("&gt; 0", "gift", "1"));
    var sources =
        Sources.minimal().with("actions/gift.yaml", byRule("gift")).with("tables/t.dmn", table);
    assertThat(errors(sources)).isEmpty();
  }

  @Test
  void rowsThatGiveAnActionDifferentParametersContradictEachOther() {
    var rows = row("&gt; 100", "hello", "10") + row("&gt; 500", "hello", "15");
    var sources = Sources.minimal().with("tables/t.dmn", TABLE.formatted("COLLECT", rows));
    assertThat(findings(sources))
        .filteredOn(finding -> finding.check() == Check.TABLE_CONFLICT)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message())
                  .isEqualTo(
                      "matches together with row 1 and gives hello another percent, 15 instead of"
                          + " 10");
              assertThat(finding.witness()).containsEntry("traits.spend30d", "501");
            });
  }

  @Test
  void rowsOfTwoTablesThatGiveAnActionDifferentParametersContradictEachOther() {
    var loyalty =
        TABLE
            .replace("traits.spend30d", "context.years")
            .replace("Offers", "Loyalty")
            .formatted("UNIQUE", row("&gt; 3", "hello", "10.0") + row("2", "hello", "15"));
    var sources =
        Sources.minimal()
            .with("tables/a.dmn", TABLE.formatted("COLLECT", row("&gt; 100", "hello", "10")))
            .with("tables/b.dmn", loyalty);
    assertThat(findings(sources))
        .filteredOn(finding -> finding.check() == Check.TABLE_CONFLICT)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding)
                  .asString()
                  .matches(
                      "tables/b.dmn:\\d+: Loyalty, row 2: matches together with row 1 of Offers and"
                          + " gives hello another percent, 15 instead of 10");
              assertThat(finding.witness())
                  .containsExactly(
                      Map.entry("traits.spend30d", "101"), Map.entry("context.years", "2"));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"floor(traits.spend30d)", "traits.spend30d * 2"})
  void rowsOfTablesWhoseInputsDependOnEachOtherAreNotCompared(String input) {
    var other = TABLE.replace("traits.spend30d", input).replace("Offers", "Loyalty");
    var sources =
        Sources.minimal()
            .with("tables/a.dmn", TABLE.formatted("COLLECT", row("&gt; 100", "hello", "10")))
            .with("tables/b.dmn", other.formatted("COLLECT", row("&lt; 9", "hello", "15")));
    assertThat(findings(sources))
        .extracting(Finding::check)
        .doesNotContain(Check.TABLE_CONFLICT, Check.TABLE_OPEN);
  }

  @Test
  void whatIsDeclaredInVainIsNoted() {
    var sources =
        Sources.minimal()
            .with("segments/idle.yaml", "{id: idle, condition: traits.spend30d = 0, owner: crm}");
    assertThat(findings(sources))
        .extracting(finding -> finding.check().code() + " " + finding.place())
        .containsExactly("trait-unread traits, openViews", "segment-unread idle");
  }

  @Test
  void aTraitThatOnlyARuleInDrlNamesMustBeDeclared() {
    var sources =
        Sources.minimal()
            .with(
                "rules/r.drl",
                """
                package r;
                import dev.arbiter.domain.rule.Situation;
                import dev.arbiter.rules.drl.Candidate;
                rule "r" when
                  $c : Candidate( action == "hello" )
                  Situation( list("openVews") contains "x" )
                then $c.keep(); end
                """);
    assertThat(findings(sources))
        .filteredOn(finding -> finding.check() == Check.TRAIT_UNDECLARED)
        .extracting(Finding::toString)
        .containsExactly(
            "rules/r.drl:6: list(\"openVews\"): reads a trait that is not declared, and so never"
                + " known");
  }

  @Test
  void aConditionBeyondTheGateOfTheProjectIsTooComplex() {
    var project = Sources.minimal().files().text("project.yaml").orElseThrow();
    var sources =
        Sources.minimal()
            .with("project.yaml", project + "gates: {complexity: 4}\n")
            .with(
                "actions/hello.yaml",
                Sources.action("hello", "traits.spend30d > 1 and traits.spend30d < 9"));
    assertThat(findings(sources))
        .extracting(Finding::message)
        .contains("expected at most 4 terms, found 5");
  }

  @Test
  @Tag("C25")
  void anEleventhCoreSegmentIsAWarningAndAnErrorWhereTheProjectSaysSo() {
    var ten = core(10);
    assertThat(many(ten)).isEmpty();
    assertThat(many(core(11)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding)
                  .asString()
                  .startsWith("project.yaml: segments: expected at most 10 core segments, found 11")
                  .contains("c-11");
            });
    var yaml = new String(ten.files().bytes("project.yaml").orElseThrow(), UTF_8);
    var strict = ten.with("project.yaml", yaml + "segments: {most: 9, policy: block}\n");
    assertThat(many(strict)).extracting(Finding::severity).containsExactly(Severity.ERROR);
  }

  private static List<Finding> many(Sources sources) {
    return findings(sources).stream().filter(one -> one.check() == Check.SEGMENTS_MANY).toList();
  }

  private static Sources core(int count) {
    var sources = Sources.minimal();
    for (var n = 1; n <= count; n++) {
      var segment = "id: c-%d\nowner: crm\ncore: true\ncondition: traits.spend30d > %d\n";
      sources = sources.with("segments/c-%d.yaml".formatted(n), segment.formatted(n, n));
    }
    return sources;
  }

  @Test
  void theRetailProjectHasNeitherErrorsNorWarnings() {
    var project = RuleProject.read(Path.of("projects/retail"));
    assertThat(findings(project)).extracting(Finding::severity).containsOnly(Severity.NOTE);
  }

  private static List<String> errors(Sources sources) {
    return findings(sources).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Finding::toString)
        .toList();
  }

  private static List<Finding> findings(Sources sources) {
    ProjectFiles files = sources.files();
    return findings(RuleProject.of(files));
  }

  private static List<Finding> findings(RuleProject project) {
    return new ProjectAnalysis(ProjectAnalysisTest.class.getClassLoader()).findings(project);
  }

  private static String byRule(String id) {
    return Sources.action(id, "true") + "selection: by-rule\n";
  }

  private static String row(String cell, String action, String percent) {
    return ROW.formatted(cell, action, percent);
  }
}
