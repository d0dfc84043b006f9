package dev.arbiter.rules.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.RuleRef;
import dev.arbiter.domain.rule.Situation;
import dev.arbiter.domain.rule.Verdict;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.Sources;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("D01")
class FeelTablesTest {

  @Test
  void theFirstRowThatMatchesSpeaksWithItsAnnotationAndParameters() {
    var dmn =
        table("FIRST", row("> 500", "hello", "keep", "10"), row("> 100", "hello", "keep", "5"));
    assertThat(judge(dmn, Map.of("spend30d", 501)))
        .containsExactly(
            new Verdict.Keep(
                "hello",
                new RuleRef("because > 500", "tables/t.dmn#row-1"),
                Facts.of(Map.of("percent", 10))));
    assertThat(judge(dmn, Map.of("spend30d", 500)))
        .map(verdict -> verdict.rule().source())
        .containsExactly("tables/t.dmn#row-2");
  }

  @Test
  void allRowsThatMatchSpeakInTheirOrder() {
    for (var policy : List.of("COLLECT", "RULE ORDER")) {
      var dmn =
          table(policy, row("> 500", "hello", "exclude", "-1"), row("-", "hello", "keep", "5"));
      assertThat(judge(dmn, Map.of("spend30d", 501))).hasSize(2);
    }
  }

  @Test
  void aTableInWhichTwoRowsMatchWhereOneMaySaysThatItContradictsItselfAndNothingElse() {
    var dmn = table("UNIQUE", row("> 500", "hello", "keep", "1"), row("-", "hello", "keep", "5"));
    var verdicts = judge(dmn, Map.of("spend30d", 501));
    assertThat(verdicts).hasOnlyElementsOfType(Verdict.Conflict.class);
    assertThat(verdicts)
        .map(Verdict::rule)
        .map(RuleRef::name)
        .containsExactly("rows 1 and 2 of a UNIQUE table");
    assertThat(judge(dmn, Map.of("spend30d", 500))).hasOnlyElementsOfType(Verdict.Keep.class);
  }

  @ParameterizedTest
  @CsvSource({"> 500", "not(> 500)", "<= 500", "!= 3", "?+1 > 0", "not(1)"})
  void whatIsUnknownMatchesNoTest(String cell) {
    assertThat(judge(table("COLLECT", row(cell, "hello", "keep", "1")), Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-", "null", "? = null"})
  void whatIsUnknownMatchesADashOrNull(String cell) {
    assertThat(judge(table("COLLECT", row(cell, "hello", "keep", "1")), Map.of())).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1..5] | 5 | true",
        "[1..5) | 5 | false",
        "(1..5] | 1 | false",
        "1, 2, 3 | 2 | true",
        "not(1, 2) | 2 | false",
        "> 1, < 0 | 2 | true",
        "? > 1 and ? < 3 | 2 | true",
        "500.00 | 500 | true",
        "> 500 | 500.00 | false",
        "\"a\" | 1 | false"
      })
  void cellsTestAsTheStandardSays(String cell, java.math.BigDecimal spend, boolean matches) {
    var verdicts =
        judge(table("COLLECT", row(cell, "hello", "keep", "1")), Map.of("spend30d", spend));
    assertThat(verdicts.isEmpty()).isEqualTo(!matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hitPolicy=\"COLLECT\" | hitPolicy=\"PRIORITY\" | expected the hit policy",
        "hitPolicy=\"COLLECT\" | aggregation=\"SUM\" hitPolicy=\"COLLECT\" | hit policy",
        "\"hello\" | \"helo\" | expected the id of an action in quotes, one of hello",
        "\"keep\" | \"kep\" | expected \"keep\", \"exclude\" or \"adjust\"",
        "traits.spend30d | traits.spend90d | Unknown variable 'traits.spend90d'",
        "traits.spend30d | today() | reads the system clock",
        "&gt; 500 | &gt; \"a\".getClass | is not a name of FEEL",
        "&gt; 500 | &gt; | mismatched input",
        "&gt; 500 | (function() external {java: {}})() | functions cannot be defined here",
        "<definitions | <!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><definitions | "
            + "a DOCTYPE is not allowed",
        "<decision | <import name=\"x\" namespace=\"y\"/><decision | import: is not allowed",
        "<decision | <businessKnowledgeModel name=\"x\"><encapsulatedLogic kind=\"Java\"/>"
            + "</businessKnowledgeModel><decision | is not allowed in the business tier",
        "<decision | <functionDefinition kind=\"PMML\"/><decision | is not allowed",
        "</definitions> | <definitions> | is not acceptable XML",
        "decisionTable | literalExpression | expected a decision table, found other logic",
      })
  void anUnsoundTableIsRefusedWithItsPlace(String part, String replacement, String expected) {
    var dmn = table("COLLECT", row("> 500", "hello", "keep", "1")).replace(part, replacement);
    assertThatThrownBy(() -> judge(dmn, Map.of()))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("tables/t.dmn:")
        .hasMessageContaining(expected);
  }

  @Test
  void aTableIsNotAskedAboutOtherActions() {
    var dmn = table("UNIQUE", row("-", "hello", "keep", "1"), row("-", "hello", "keep", "2"));
    try (var compiled =
        Sources.minimal()
            .with("tables/t.dmn", dmn)
            .with("actions/other.yaml", Sources.action("other", "true"))
            .compile()) {
      assertThat(compiled.release().rules().judge(situation(Map.of()), List.of("other"))).isEmpty();
    }
  }

  private static List<Verdict> judge(String dmn, Map<String, ?> traits) {
    try (var compiled = Sources.minimal().with("tables/t.dmn", dmn).compile()) {
      return compiled.release().rules().judge(situation(traits), List.of("hello"));
    }
  }

  private static Situation situation(Map<String, ?> traits) {
    return new Situation(Facts.of(traits), Facts.none(), Instant.parse("2026-11-22T10:00:00Z"));
  }

  private static String row(String cell, String action, String verdict, String percent) {
    return """
        <rule>
          <inputEntry><text>%s</text></inputEntry>
          <outputEntry><text>"%s"</text></outputEntry>
          <outputEntry><text>"%s"</text></outputEntry>
          <outputEntry><text>%s</text></outputEntry>
          <annotationEntry><text>because %s</text></annotationEntry>
        </rule>
        """
        .formatted(escape(cell), action, verdict, percent, escape(cell));
  }

  private static String table(String hitPolicy, String... rows) {
    return """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="t">
          <decision name="Offers">
            <decisionTable hitPolicy="%s">
              <input><inputExpression><text>traits.spend30d</text></inputExpression></input>
              <output name="action"/>
              <output name="verdict"/>
              <output name="percent"/>
        %s    </decisionTable>
          </decision>
        </definitions>
        """
        .formatted(hitPolicy, String.join("", rows));
  }

  private static String escape(String text) {
    return text.replace("<", "&lt;").replace(">", "&gt;");
  }
}
