package dev.arbiter.rules.dmn;

import dev.arbiter.rules.Problem;
import dev.arbiter.rules.Problems;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** DMN models for tests. */
final class Models {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final DmnCompiler COMPILER =
      new DmnCompiler(Models.class.getClassLoader(), Duration.ofSeconds(20));

  private Models() {}

  /** A model of DMN 1.5 with these elements. */
  static String model(String elements) {
    return """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" \
        xmlns:feel="https://www.omg.org/spec/DMN/20230324/FEEL/" \
        id="m" name="test" namespace="urn:test">
        """
        + elements
        + "\n</definitions>";
  }

  static String input(String name, String type) {
    return """
        <inputData id="i-%s" name="%s"><variable name="%s" typeRef="%s"/></inputData>
        """
        .formatted(name, name, name, type);
  }

  /** A decision by an expression that needs these inputs. */
  static String decision(String name, String expression, String... needs) {
    var requirements = new StringBuilder();
    for (var need : needs) {
      var kind = need.startsWith("d-") ? "Decision" : "Input";
      requirements.append(
          "<informationRequirement><required%s href=\"#%s\"/></informationRequirement>"
              .formatted(kind, need));
    }
    return """
        <decision id="d-%s" name="%s"><variable name="%s"/>%s
        <literalExpression><text><![CDATA[%s]]></text></literalExpression></decision>
        """
        .formatted(name, name, name, requirements, expression);
  }

  static DmnSource source(String xml) {
    return new DmnSource("decisions/test.dmn", xml.getBytes(StandardCharsets.UTF_8));
  }

  static DmnModel compile(String xml, String... imports) {
    var problems = new Problems();
    var model =
        COMPILER.compile(
            source(xml), List.of(imports).stream().map(Models::source).toList(), problems);
    problems.throwIfAny();
    return model.orElseThrow();
  }

  static List<Problem> problems(String xml, String... imports) {
    var problems = new Problems();
    var compiled =
        COMPILER.compile(
            source(xml), List.of(imports).stream().map(Models::source).toList(), problems);
    return compiled.isPresent() ? List.of() : problems.all();
  }

  static DmnAnswer evaluate(DmnModel model, Map<String, ?> context) {
    return model.evaluate(new DmnTarget.Whole(), context, DmnBounds.at(NOW));
  }

  /** What the expression says. */
  static DmnAnswer.Outcome feel(String expression) {
    return evaluate(compile(model(decision("x", expression))), Map.of()).decisions().get(0);
  }

  static @Nullable Object value(String expression) {
    return feel(expression).value();
  }
}
