package dev.arbiter.rules.tag;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.Sources;
import dev.arbiter.rules.analysis.table.TableReader;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.proof.Proof;
import dev.arbiter.rules.scenario.Scenarios;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D10")
class TagsTest {
  private static final Situation RICH =
      new Situation(Facts.of(Map.of("spend30d", new BigDecimal(9))), Facts.none(), Instant.EPOCH);
  static final String TABLE =
      """
      <definitions><decision name="Offers"><decisionTable hitPolicy="COLLECT">
        <input><inputExpression><text>traits.spend30d</text></inputExpression></input>
        <output name="action"/><output name="verdict"/>
        <annotation name="tags"/><annotation name="reason"/>
        <rule><inputEntry><text>&gt; 1</text></inputEntry>
          <outputEntry><text>"hello"</text></outputEntry>
          <outputEntry><text>"keep"</text></outputEntry>
          <annotationEntry><text>winter, gifts</text></annotationEntry>
          <annotationEntry><text>In winter</text></annotationEntry></rule>
        <rule><inputEntry><text>&gt; 2</text></inputEntry>
          <outputEntry><text>"hello"</text></outputEntry>
          <outputEntry><text>"exclude"</text></outputEntry>
          <annotationEntry><text/></annotationEntry>
          <annotationEntry><text>Always</text></annotationEntry></rule>
      </decisionTable></decision></definitions>
      """;
  static final String DRL =
      """
      package r;
      import dev.arbiter.rules.drl.Candidate;
      rule "In winter" @tags("winter")
      when
        $c : Candidate( action == "hello" )
      then $c.keep(); end
      rule "Always" salience 1
      when
        $c : Candidate( action == "hello" )
      then $c.exclude(); end
      """;

  static final String SCENARIO =
      """
      - scenario: The sledge is shown
        when: {slot: hero, channel: web, purpose: service}
        then: {present: [sledge]}
        tags: [winter]
      """;

  @Test
  void aRowOfADisabledTagIsLeftOutAndTheOthersKeepTheirNumbers() {
    assertThat(said(Sources.minimal().with("tables/t.dmn", TABLE)))
        .containsExactly("In winter tables/t.dmn#row-1", "Always tables/t.dmn#row-2");
    assertThat(said(disabled("gifts").with("tables/t.dmn", TABLE)))
        .containsExactly("Always tables/t.dmn#row-2");
  }

  @Test
  void aRuleOfADisabledTagIsLeftOut() {
    assertThat(said(Sources.minimal().with("rules/r.drl", DRL)))
        .containsExactly("Always rules/r.drl#Always", "In winter rules/r.drl#In winter");
    assertThat(said(disabled("winter").with("rules/r.drl", DRL)))
        .containsExactly("Always rules/r.drl#Always");
  }

  @Test
  void aRowOfASheetCarriesTagsInAColumnOfMetadata() {
    var sheet =
        """
        RuleSet,shop.related
        RuleTable Related
        NAME,METADATA,CONDITION,ACTION
        ,,$c : Candidate,
        ,"tags(""$param"")","action == ""$param""\",$c.keep();
        Reason,Tags,Action,Keep
        In winter,winter,hello,x
        Always,,hello,x
        """;
    assertThat(said(Sources.minimal().with("tables/t.csv", sheet)))
        .containsExactly("In winter tables/t.csv#row-7", "Always tables/t.csv#row-8");
    assertThat(said(disabled("winter").with("tables/t.csv", sheet)))
        .containsExactly("Always tables/t.csv#row-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rule \"x\" @role(event) when then end",
        "rule \"x\" @tags(\"a\", \"b\") when then end",
        "rule \"x\" when Candidate() @tags(\"a\") then end",
        "rule \"x\" when then @tags(\"a\") int i = 1; end"
      })
  void noOtherMetadataIsAllowed(String rule) {
    var sources =
        Sources.minimal()
            .with("rules/r.drl", "package r;\nimport dev.arbiter.rules.drl.Candidate;\n" + rule);
    assertThatThrownBy(sources::compile)
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("'@' is not allowed");
  }

  @Test
  void actionsSegmentsModelsAndScenariosOfADisabledTagAreLeftOut() {
    var sources = tagged("winter");
    try (var compiled = sources.compile()) {
      assertThat(compiled.release().catalog().actions()).containsOnlyKeys("hello");
      assertThat(compiled.release().segments()).isEmpty();
    }
    assertThat(Scenarios.read(sources.files())).isEmpty();
    assertThat(Scenarios.read(tagged("").files())).hasSize(1);
  }

  @Test
  void whatDependsOnSomethingLeftOutIsAProblemWithItsPlace() {
    var sources =
        tagged("winter")
            .with(
                "segments/inner.yaml",
                "{id: inner, within: cold, condition: traits.spend30d = 0, owner: crm}")
            .with(
                "actions/hello.yaml", Sources.action("hello", "list contains(segments, \"cold\")"))
            .with("rules/r.drl", DRL.replace("hello", "sledge").replace(" @tags(\"winter\")", ""))
            .with("tables/t.dmn", TABLE.replace("\"hello\"", "\"sledge\""));
    assertThatThrownBy(sources::compile)
        .hasMessageContainingAll(
            "actions/hello.yaml:4: eligibility: reads the segment 'cold', which is left out:"
                + " project.yaml disables winter",
            "segments/inner.yaml: within: lies within the segment 'cold', which is left out",
            "tables/t.dmn:10: Offers, row 2: speaks of the action 'sledge', which is left out",
            "rules/r.drl:5: speaks of the action 'sledge', which is left out");
  }

  @Test
  void aTagThatNothingCarriesCannotBeDisabled() {
    assertThatThrownBy(disabled("sumer").with("rules/r.drl", DRL)::compile)
        .hasMessageContaining(
            "project.yaml:9: disabled[0]: expected a tag of a rule, one of winter, found 'sumer'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"winter--sale", "winter-", "-", "2026", "a b"})
  void aTagIsAWord(String tag) {
    var expected =
        "tags: expected a name of at most 64 lower-case letters and digits, with dashes between"
            + " words, found '"
            + tag
            + "'";
    assertThatThrownBy(Sources.minimal().with("rules/r.drl", DRL.replace("winter", tag))::compile)
        .hasMessageContaining("rules/r.drl:3: " + expected);
    assertThatThrownBy(
            Sources.minimal().with("tables/t.dmn", TABLE.replace("winter", tag))::compile)
        .hasMessageContaining("tables/t.dmn:5: " + expected);
    var off = disabled("gifts").with("rules/r.drl", DRL.replace("winter", tag + ", gifts"));
    assertThatThrownBy(off::compile).hasMessageContaining("rules/r.drl:3: " + expected);
  }

  @Test
  void theLastActionCannotBeDisabled() {
    var sources =
        disabled("all").with("actions/hello.yaml", Sources.action("hello", "true") + "tags: [all]");
    assertThatThrownBy(sources::compile).hasMessageContaining("that is not disabled, found none");
  }

  @Test
  void theAnalysisAndTheProofSeeWhatIsInForce() {
    var files = disabled("winter").with("tables/t.dmn", TABLE).with("rules/r.drl", DRL).files();
    assertThat(TableReader.read(files).get(0).rows())
        .extracting(row -> row.number())
        .containsExactly(2);
    var coverage = proof(files).coverage();
    assertThat(coverage.parts()).extracting(part -> part.total()).containsExactly(1, 1, 2);
  }

  @Test
  void allRulesAreListedWithTheirTags() {
    var files = tagged("gifts").with("tables/t.dmn", TABLE).with("rules/r.drl", DRL).files();
    assertThat(RuleProject.of(files).actions()).hasSize(2);
    assertThat(TaggedRules.of(files))
        .extracting(
            rule ->
                "%s %s:%d %s %s"
                    .formatted(
                        rule.kind().word(), rule.place(), rule.line(), rule.tags(), rule.enabled()))
        .containsExactly(
            "action actions/hello.yaml:0 [] true",
            "action actions/sledge.yaml:0 [winter] true",
            "segment segments/cold.yaml:0 [winter] true",
            "row tables/t.dmn#row-1:5 [gifts, winter] false",
            "row tables/t.dmn#row-2:10 [] true",
            "rule rules/r.drl#Always:7 [] true",
            "rule rules/r.drl#In winter:3 [winter] true",
            "scenario scenarios/s.yaml:1 [winter] true");
  }

  private static List<String> said(Sources sources) {
    try (var compiled = sources.compile()) {
      return compiled.release().rules().judge(RICH, List.of("hello")).stream()
          .map(Verdict::rule)
          .map(rule -> rule.name() + " " + rule.source())
          .toList();
    }
  }

  static Proof proof(ProjectFiles files) {
    var loader = TagsTest.class.getClassLoader();
    try (var compiled = new ReleaseCompiler(loader).compile(files, 1)) {
      return Proof.of(compiled.release(), files, Duration.ofMinutes(1));
    }
  }

  static Sources disabled(String tag) {
    var sources = Sources.minimal();
    var project = new String(sources.files().bytes("project.yaml").orElseThrow(), UTF_8);
    return sources.with("project.yaml", project + "disabled: [" + tag + "]\n");
  }

  static Sources tagged(String disabled) {
    return disabled(disabled)
        .with("actions/sledge.yaml", Sources.action("sledge", "true") + "tags: [winter]\n")
        .with(
            "segments/cold.yaml",
            "{id: cold, condition: traits.spend30d = 0, owner: crm, tags: [winter]}")
        .with("scenarios/s.yaml", SCENARIO);
  }
}
