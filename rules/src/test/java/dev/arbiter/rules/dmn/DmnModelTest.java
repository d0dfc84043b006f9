package dev.arbiter.rules.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.arbiter.rules.dmn.DmnAnswer.Status;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D01")
final class DmnModelTest {
  private static final String DISCOUNT =
      Models.model(
          Models.input("spent", "number")
              + Models.input("day", "date")
              + """
              <decision id="d-tier" name="tier"><variable name="tier" typeRef="string"/>
              <informationRequirement><requiredInput href="#i-spent"/></informationRequirement>
              <decisionTable hitPolicy="UNIQUE">
              <input id="in1"><inputExpression typeRef="number"><text>spent</text></inputExpression></input>
              <output id="out1" typeRef="string"/>
              <rule id="r1"><inputEntry><text>&gt; 500</text></inputEntry><outputEntry><text>"vip"</text></outputEntry></rule>
              <rule id="r2"><inputEntry><text>&lt;= 500</text></inputEntry><outputEntry><text>"regular"</text></outputEntry></rule>
              </decisionTable></decision>
              """
              + Models.decision(
                  "rebate", "if tier = \"vip\" then spent * 0.1 else 0", "d-tier", "i-spent")
              + Models.decision("weekday", "day of week(day)", "i-day")
              + """
              <decisionService id="s-1" name="pricing"><variable name="pricing"/>
              <outputDecision href="#d-rebate"/><encapsulatedDecision href="#d-tier"/>
              <inputData href="#i-spent"/></decisionService>
              """);

  @Test
  void aWholeModelIsEvaluated() {
    var answer =
        Models.evaluate(
            Models.compile(DISCOUNT),
            Map.of("spent", new BigDecimal("500.01"), "day", "2026-11-22"));

    assertThat(answer.decisions())
        .extracting(DmnAnswer.Outcome::name, DmnAnswer.Outcome::status, DmnAnswer.Outcome::value)
        .containsExactly(
            tuple("tier", Status.SUCCEEDED, "vip"),
            tuple("rebate", Status.SUCCEEDED, new BigDecimal("50.001")),
            tuple("weekday", Status.SUCCEEDED, "Sunday"));
  }

  @Test
  void oneDecisionNeedsOnlyItsOwnInputs() {
    var answer =
        Models.compile(DISCOUNT)
            .evaluate(new DmnTarget.One("rebate"), Map.of("spent", 500), DmnBounds.at(Models.NOW));

    assertThat(answer.decisions())
        .extracting(DmnAnswer.Outcome::name)
        .containsExactly("tier", "rebate");
    assertThat(answer.decisions().get(1).value()).isEqualTo(BigDecimal.ZERO);
  }

  @Test
  void aDecisionServiceIsEvaluated() {
    var answer =
        Models.compile(DISCOUNT)
            .evaluate(
                new DmnTarget.Service("pricing"), Map.of("spent", 1000), DmnBounds.at(Models.NOW));

    assertThat(answer.decisions())
        .extracting(DmnAnswer.Outcome::value)
        .contains(new BigDecimal("100.0"));
  }

  @Test
  void allThatDoesNotFitIsToldAtOnce() {
    var model = Models.compile(DISCOUNT);

    assertThatThrownBy(
            () -> Models.evaluate(model, Map.of("day", "tomorrow", "colour", List.of("red"))))
        .isInstanceOfSatisfying(
            ContextException.class,
            told ->
                assertThat(told.misfits())
                    .extracting(misfit -> misfit.kind() + " " + misfit.pointer() + " " + misfit)
                    .containsExactlyInAnyOrder(
                        "WRONG /day expected date, found a text",
                        "UNKNOWN /colour expected one of spent, day, tier, rebate, weekday, found"
                            + " another name",
                        "MISSING /spent expected number, found nothing"));
  }

  @Test
  void theClockIsTheOneOfTheEvaluation() {
    assertThat(Models.value("today() = date(now())")).isEqualTo(true);
    assertThat(Models.value("now() = @\"2026-11-22T10:00:00Z\"")).isEqualTo(true);
  }

  @Test
  void namesAroundALoopAreKnownAfterIt() {
    assertThat(Models.value("{a: 1, b: for i in [] return i, c: a}.c")).isEqualTo(BigDecimal.ONE);
    assertThat(Models.value("{a: 1, b: for i in [2], j in [i] return i + j + a}.b"))
        .isEqualTo(List.of(new BigDecimal(5)));
  }

  @Test
  void inputsAndDecisionsSayTheirTypesAsJsonSchema() {
    var model =
        Models.compile(
            Models.model(
                """
                <itemDefinition name="tTier"><typeRef>string</typeRef>
                <allowedValues><text>"vip","regular"</text></allowedValues></itemDefinition>
                <itemDefinition name="tOrder">
                <itemComponent name="day"><typeRef>date</typeRef></itemComponent>
                <itemComponent name="tier"><typeRef>tTier</typeRef></itemComponent>
                </itemDefinition>
                <itemDefinition name="tOrders" isCollection="true"><typeRef>tOrder</typeRef>
                </itemDefinition>
                """
                    + Models.input("orders", "tOrders")
                    + Models.decision("x", "count(orders)", "i-orders")));

    var day = Map.of("type", "string", "format", "date");
    var typed =
        Map.of(
            "type", "object",
            "properties", Map.of("@type", Map.of("const", "date"), "value", day),
            "required", List.of("@type", "value"));
    var order =
        Map.of(
            "type", "object",
            "properties",
                Map.of(
                    "day", Map.of("anyOf", List.of(day, typed)),
                    "tier", Map.of("type", "string", "enum", List.of("vip", "regular"))),
            "required", List.of("day", "tier"));
    assertThat(model.inputs(new DmnTarget.Whole()))
        .isEqualTo(Map.of("orders", Map.of("type", "array", "items", order)));
    assertThat(model.outputs(new DmnTarget.Whole())).isEqualTo(Map.of("x", Map.of()));
  }
}
