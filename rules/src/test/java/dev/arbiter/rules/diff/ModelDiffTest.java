package dev.arbiter.rules.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbiter.rules.Sources;
import dev.arbiter.rules.diff.ReleaseDiff.Outcome;
import dev.arbiter.rules.diff.ReleaseDiffer.Bounds;
import dev.arbiter.rules.diff.ReleaseDiffer.Side;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Models are compared as the engine evaluates them. */
@Tag("X16")
class ModelDiffTest {
  private static final ClassLoader LOADER = ModelDiffTest.class.getClassLoader();
  private static final Bounds BOUNDS = new Bounds(100_000, 100, Duration.ofMinutes(1));
  private static final String ANY = "-";
  private static final String A = "\"a\"";

  private record Row(String cell, int fee) {}

  @Test
  void valuesThatAnInputDoesNotDeclareAreAskedAbout() {
    var declared = "<inputValues><text>\"a\"</text></inputValues>";
    var diff =
        diff(
            model("FIRST", declared, new Row(A, 1), new Row(ANY, 2)),
            model("FIRST", declared, new Row(A, 1), new Row(ANY, 3)));
    assertThat(diff.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(diff.tables())
        .singleElement()
        .satisfies(
            table ->
                assertThat(table.regions())
                    .extracting(region -> region.where(), region -> region.after())
                    .containsExactly(tuple(Map.of("Kind", "not(\"a\"), null"), "3")));
  }

  @Test
  void whatIsCollectedHasTheOrderOfTheRows() {
    var diff =
        diff(
            model("COLLECT", "", new Row(A, 1), new Row(ANY, 2)),
            model("COLLECT", "", new Row(ANY, 2), new Row(A, 1)));
    assertThat(diff.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(diff.tables().get(0).regions())
        .extracting(region -> region.where(), region -> region.before(), region -> region.after())
        .containsExactly(tuple(Map.of("Kind", A), "[1, 2]", "[2, 1]"));
  }

  @Test
  void ofASumTheOrderDoesNotMatter() {
    var sum = "COLLECT\" aggregation=\"SUM";
    var diff =
        diff(
            model(sum, "", new Row(A, 1), new Row(ANY, 2)),
            model(sum, "", new Row(ANY, 2), new Row(A, 1)));
    assertThat(diff.outcome()).isEqualTo(Outcome.NONE_FOUND);
  }

  @Test
  void aModelThatWentIsToldNotToBeAnalysedBesideItsTable() {
    var diff = diff(model("FIRST", "", new Row(A, 1)), Sources.minimal());
    assertThat(diff.tables())
        .extracting(table -> table.table(), table -> table.complete())
        .contains(tuple("", false));
  }

  private static Sources model(String policy, String declared, Row... rows) {
    var text = new StringBuilder();
    for (var row : List.of(rows)) {
      text.append(
          """
          <rule><inputEntry><text>%s</text></inputEntry>
          <outputEntry><text>%d</text></outputEntry></rule>
          """
              .formatted(row.cell, row.fee));
    }
    return Sources.minimal()
        .with(
            "decisions/fee.dmn",
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="fee"
              namespace="fee" id="m">
            <inputData id="k" name="Kind"><variable name="Kind" typeRef="string"/></inputData>
            <decision id="d" name="Fee"><variable name="Fee"/>
            <informationRequirement><requiredInput href="#k"/></informationRequirement>
            <decisionTable id="t" hitPolicy="%s">
            <input id="i" label="Kind"><inputExpression typeRef="string"><text>Kind</text>
            </inputExpression>%s</input>
            <output id="o" name="fee" typeRef="number"/>
            %s</decisionTable></decision></definitions>
            """
                .formatted(policy, declared, text));
  }

  private static ReleaseDiff diff(Sources before, Sources after) {
    try (var one = before.compile();
        var two = after.compile()) {
      return new ReleaseDiffer(LOADER, BOUNDS)
          .diff(new Side(before.files(), one), new Side(after.files(), two));
    }
  }
}
