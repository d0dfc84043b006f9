package dev.arbiter.rules.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.groups.Tuple.tuple;

import dev.arbiter.rules.Problem;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that try to leave the business tier are refused, or reach nothing. */
@Tag("D01")
final class DmnGuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY b \"c\">]><definitions/>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><definitions/>",
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><definitions/>",
        "<?xml version=\"1.0\" encoding=\"IBM037\"?><definitions/>",
        "<definitions>&lol;</definitions>",
        "<definitions>",
        "",
        "<html/>",
        "{}",
      })
  void whatIsNoPlainXmlOfDmnIsRefused(String xml) {
    assertThat(Models.problems(xml)).isNotEmpty();
  }

  @Test
  void nestedElementsAreBounded() {
    var xml = "<context>".repeat(5_000) + "</context>".repeat(5_000);

    assertThat(Models.problems(Models.model(xml)))
        .extracting(Problem::message)
        .anyMatch(message -> message.contains("too many elements or levels"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<import name=\"p\" importType=\"http://www.dmg.org/PMML-4_2\" namespace=\"x\""
            + " locationURI=\"file:///etc/passwd\"/>",
        "<import name=\"p\" importType=\"http://www.w3.org/2001/XMLSchema\" namespace=\"x\"/>",
        "<import name=\"p\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\""
            + " namespace=\"urn:elsewhere\"/>",
        "<businessKnowledgeModel name=\"f\"><variable name=\"f\"/><encapsulatedLogic kind=\"Java\"/>"
            + "<script/></businessKnowledgeModel>",
        "<decision id=\"d\" name=\"d\"><variable name=\"d\"/><literalExpression"
            + " expressionLanguage=\"java\"><text>1</text></literalExpression></decision>",
        "<decision id=\"d\" name=\"d\"><variable name=\"d\"/><functionDefinition kind=\"Java\">"
            + "<context/></functionDefinition></decision>",
        "<decision id=\"d\" name=\"d\"><variable name=\"d\"/><functionDefinition kind=\"PMML\">"
            + "<context/></functionDefinition></decision>",
        "<itemDefinition name=\"t\"><typeRef>string</typeRef><allowedValues><text>"
            + "matches(?, \"(a+)+$\")</text></allowedValues></itemDefinition>",
        "<itemDefinition name=\"t\"><typeRef>string</typeRef><allowedValues><text>"
            + "count(for i in 1..1000000000 return i) > 0</text></allowedValues></itemDefinition>",
        "<itemDefinition name=\"t\"><typeRef>string</typeRef><allowedValues><text>"
            + "?.getClass.getName = \"x\"</text></allowedValues></itemDefinition>",
      })
  void whatLeadsOutOfTheBusinessTierIsRefusedWithItsPlace(String elements) {
    var xml = Models.model(Models.decision("x", "1") + elements);

    assertThat(Models.problems(xml))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.line()).isPositive());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function(x) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}}",
        "{f: function(x) external {java: {class: \"java.lang.System\", method signature:"
            + " \"exit(int)\"}}, r: f(1)}.r",
        "for f in [function(x) external {pmml: {document: \"a\", model: \"b\"}}] return f(1)",
        "((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))",
        "[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]",
        "if then",
        "x +",
        "unknown name + 1",
      })
  void expressionsThatAreNotAllowedOrWrongAreRefused(String expression) {
    assertThat(Models.problems(Models.model(Models.decision("d", expression))))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.line()).isPositive());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"x\".getClass.getName",
        "\"x\".length",
        "{s: \"x\", r: s.getClass.getProtectionDomain}.r",
        "{s: \"x\", r: s.class.name}.r",
        "[\"x\"].getClass.getClassLoader",
        "[\"x\"][getClass != null]",
        "{f: function() 1, r: f.getClass.getClassLoader}.r",
        "-\"x\".hashCode",
        "\"x\".hashCode + 1",
        "@\"2026-01-01\".getChronology.getId",
        "[1..2].getClass.getName",
        "\"x\".wait",
        "matches(\"a\", \"a\", \"') or doc-available('file:///etc/passwd\")",
        "matches(\"a\", \"a\", \"', '') or true() or matches('a', 'a\")",
        "decision table(outputs: \"o\", input expression list: [\"1\"], rule list: [[\"-\","
            + " \"function(x) external {java: {class: \\\"java.lang.System\\\","
            + " method signature: \\\"exit(int)\\\"}}\"]], hit policy: \"U\")",
        "invoke(\"urn:test\", \"test\", \"x\", {})",
      })
  void nothingOfJavaCanBeReached(String expression) {
    var xml = Models.model(Models.decision("d", expression));

    if (Models.problems(xml).isEmpty()) {
      assertThat(Models.value(expression))
          .satisfiesAnyOf(
              none -> assertThat(none).isNull(),
              empty -> assertThat(empty).asInstanceOf(LIST).allMatch(Objects::isNull));
    }
  }

  @Test
  void errorsOfAllDecisionsAreToldWithTheirLines() {
    var xml =
        Models.model(
            Models.decision("a", "1 +")
                + Models.decision("b", "2")
                + Models.decision("c", "nope(1)"));

    assertThat(Models.problems(xml))
        .extracting(Problem::file, Problem::line, Problem::path)
        .contains(tuple("decisions/test.dmn", 3, "a"), tuple("decisions/test.dmn", 7, "c"));
  }

  @Test
  void importedModelsAreCompiledAndEvaluated() {
    var imported =
        Models.model(
                Models.input("base", "number") + Models.decision("double", "base * 2", "i-base"))
            .replace("urn:test", "urn:other")
            .replace("name=\"test\"", "name=\"other\"");
    var importing =
        Models.model(
            """
            <import name="o" namespace="urn:other"
              importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
            """
                + Models.decision("x", "o.double + 1")
                    .replace(
                        "<literalExpression>",
                        "<informationRequirement><requiredDecision href=\"urn:other#d-double\"/>"
                            + "</informationRequirement><literalExpression>"));

    var answer =
        Models.evaluate(Models.compile(importing, imported), Map.of("o", Map.of("base", 4)));

    assertThat(answer.decisions().get(0).value()).hasToString("9");
  }
}
