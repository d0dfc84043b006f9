package dev.arbiter.rules.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.rules.Problem;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.Sources;
import dev.arbiter.rules.project.RuleProject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The segment cold and the model churn are left out; vip and value stay. */
@Tag("D10")
class DependentsTest {
  private static final String GONE = ", which is left out: project.yaml disables winter";
  private static final String READS_COLD = "reads the segment 'cold'" + GONE;
  private static final String READS_CHURN = "reads the model 'churn'" + GONE;
  private static final String MAY_READ_COLD =
      "computes names and may read the segment 'cold'" + GONE;
  private static final String MAY_READ_CHURN =
      "computes names and may read the model 'churn'" + GONE;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list contains(segments, \"cold\")",
        "traits.spend30d > 1 and not(list contains(segments, \"cold\"))",
        "\"cold\" in segments",
        "list contains(segments, \"c\\u006fld\")"
      })
  void aConditionReadsASegmentByItsName(String condition) {
    assertThat(ofCondition(condition)).containsExactly(READS_COLD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "some s in segments satisfies s = \"co\" + \"ld\"",
        "some s in segments satisfies starts with(s, \"cold\")",
        "list contains(segments, traits.firstName)",
        "count(segments) > 0"
      })
  void aConditionMayReadASegmentByANameThatItComputes(String condition) {
    assertThat(ofCondition(condition)).containsExactly(MAY_READ_COLD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scores.churn > 0.5",
        "scores . churn > 0.5",
        "get value(scores, \"churn\") > 0.5"
      })
  void aConditionReadsAScoreByItsName(String condition) {
    assertThat(ofCondition(condition)).containsExactly(READS_CHURN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get value(scores, \"ch\" + \"urn\") > 0.5",
        "get value(scores, traits.firstName) > 0.5",
        "count(get entries(scores)) > 1"
      })
  void aConditionMayReadAScoreByANameThatItComputes(String condition) {
    assertThat(ofCondition(condition)).containsExactly(MAY_READ_CHURN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list contains(segments, \"vip\") and traits.firstName = \"cold\"",
        "traits.firstName = \"segments scores.churn\"",
        "scores.value > 0.5 and traits.firstName = \"churn\"",
        "traits.spend30d > 1 // segments and scores"
      })
  void whatOnlyLooksAlikeIsNoMatter(String condition) {
    assertThat(ofCondition(condition)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Situation( segments contains \"cold\" )",
        "Situation( segments not contains \"cold\" )",
        "$s : Situation() Boolean() from $s.in(\"cold\")",
        "$s : Situation() String( this memberOf $s.segments ) Situation( \"cold\" memberOf segments )"
      })
  void aRuleReadsASegmentByItsName(String when) {
    assertThat(ofRule(when)).contains(READS_COLD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Situation( segments contains \"co\" + \"ld\" )",
        "$s : Situation() Boolean() from $s.in($c.getAction())",
        "$s : Situation() Number( this > 1 ) from $s.segments().size()",
        "Situation( segments contains \"c\\157ld\" )"
      })
  void aRuleMayReadASegmentByANameThatItComputes(String when) {
    assertThat(ofRule(when)).containsExactly(MAY_READ_COLD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Situation( score(\"churn\").isPresent() )",
        "Situation( scores.get(\"churn\") != null )",
        "Situation( scores[\"churn\"] != null )",
        "Situation( value(\"scores.churn\").isPresent() )"
      })
  void aRuleReadsAScoreByItsName(String when) {
    assertThat(ofRule(when)).containsExactly(READS_CHURN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Situation( score(\"ch\" + \"urn\").isPresent() )",
        "Situation( value($c.getAction()).isPresent() )",
        "Situation( scores.size() > 1 )"
      })
  void aRuleMayReadAScoreByANameThatItComputes(String when) {
    assertThat(ofRule(when)).containsExactly(MAY_READ_CHURN);
  }

  @Test
  void aRuleMayReadEverythingInAMapOfASituation() {
    assertThat(ofRule("$s : Situation() Map() from $s.asMap()"))
        .containsExactlyInAnyOrder(MAY_READ_COLD, MAY_READ_CHURN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Situation( segments contains \"vip\", text(\"firstName\").orElse(\"\") == \"cold\" )",
        "Situation( score(\"value\").isPresent(), text(\"churn\").isPresent() )",
        "$s : Situation() Map() from $s.traits().asMap()",
        "Situation( value(\"traits.cold\").isPresent() ) String( this in (\"cold\", \"churn\") )"
      })
  void whatOnlyLooksAlikeInARuleIsNoMatter(String when) {
    assertThat(ofRule(when)).isEmpty();
  }

  @Test
  void aTableReadsByItsInputsAndCells() {
    assertThat(ofTable("list contains(segments, \"cold\")", "true")).containsExactly(READS_COLD);
    assertThat(ofTable("count(segments)", "&gt; 1")).containsExactly(MAY_READ_COLD);
    assertThat(ofTable("segments", "list contains(?, \"cold\")")).containsExactly(READS_COLD);
    assertThat(ofTable("segments", "[\"cold\"]")).containsExactly(MAY_READ_COLD);
    assertThat(ofTable("segments", "list contains(?, \"vip\")")).isEmpty();
    assertThat(ofTable("segments", "-")).isEmpty();
    assertThat(ofTable("scores.churn", "&gt; 0.5")).containsExactly(READS_CHURN);
    assertThat(ofTable("traits.spend30d", "&gt; scores.churn")).containsExactly(READS_CHURN);
    assertThat(ofTable("scores", "?.churn &gt; 0.5")).containsExactly(READS_CHURN);
  }

  @Test
  void aFormReadsByItsPlaceholders() {
    assertThat(ofForm("{{scores.churn}}")).containsExactly(READS_CHURN);
    assertThat(ofForm("{{#scores}}{{churn}}{{/scores}}")).contains(MAY_READ_CHURN);
    assertThat(ofForm("{{#segments}}{{.}}{{/segments}}")).contains(MAY_READ_COLD);
    assertThat(ofForm("{{scores.value}} segments, scores.churn")).isEmpty();
  }

  private static List<String> ofCondition(String condition) {
    return told(gone().with("actions/hello.yaml", Sources.action("hello", condition)));
  }

  private static List<String> ofForm(String text) {
    var action =
        Sources.action("hello", "true").replaceFirst("title: .*}", "title: '" + text + "'}");
    return told(gone().with("actions/hello.yaml", action));
  }

  private static List<String> ofRule(String when) {
    return told(
        gone()
            .with(
                "rules/r.drl",
                "package r;\nrule \"x\" when $c : Candidate()\n" + when + "\nthen $c.keep(); end"));
  }

  private static List<String> ofTable(String input, String cell) {
    return told(
        gone()
            .with(
                "tables/t.dmn",
                TagsTest.TABLE
                    .replace("winter", "")
                    .replace("traits.spend30d", input)
                    .replace("&gt; 1", cell)
                    .replace("&gt; 2", "-")));
  }

  private static List<String> told(Sources sources) {
    var problems = new Problems();
    TagCheck.check(RuleProject.of(sources.files()), problems);
    return problems.all().stream().map(Problem::message).toList();
  }

  private static Sources gone() {
    return TagsTest.disabled("winter")
        .with("segments/cold.yaml", segment("cold") + "tags: [winter]\n")
        .with("segments/vip.yaml", segment("vip"))
        .with("models/churn.yaml", model("churn") + "tags: [winter]\n")
        .with("models/value.yaml", model("value"))
        .with("models/m.json", "{}");
  }

  private static String segment(String id) {
    return "id: %s\ncondition: traits.spend30d = 0\nowner: crm\n".formatted(id);
  }

  private static String model(String id) {
    return "id: %s\nversion: '1'\nkind: x\nartefact: m.json\ninputs: []\nfallback: 0\n"
        .formatted(id);
  }
}
