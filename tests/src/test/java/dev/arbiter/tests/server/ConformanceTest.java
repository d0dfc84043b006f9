package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbiter.rules.dmn.FeelJson;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/**
 * FEEL over HTTP says what the engine says in process, of expressions that between them use every
 * operator, type and function of the language, most of them at their edges.
 */
@Tag("server")
@ExtendWith(SharedServer.class)
class ConformanceTest {
  private static final String PATH = "/api/v1/models/evaluate?encoding=typed";
  private static final ObjectMapper EXACT =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final List<String> expressions = expressions();

  @Test
  void everyExpressionHasTheValueThatItHasInProcess(ArbiterProcess server) throws IOException {
    var model = model();
    var expected = inProcess(model);
    var body = EXACT.writeValueAsBytes(Map.of("model", model));
    var answer =
        server.operator().send("POST", PATH, body, Map.of("Content-Type", "application/json"));
    assertThat(answer.statusCode()).isEqualTo(200);

    var different = new TreeMap<String, String>();
    var decisions = EXACT.readTree(answer.body()).path("decisions");
    assertThat(decisions).hasSameSizeAs(expressions);
    for (var decision : decisions) {
      var name = decision.path("name").textValue();
      var engine = Objects.requireNonNull(expected.getDecisionResultByName(name));
      var value = FeelJson.decode(EXACT.convertValue(decision.path("value"), Object.class));
      var status = engine.getEvaluationStatus().name();
      if (!decision.path("status").textValue().equalsIgnoreCase(status)
          || !equal(engine.getResult(), value)) {
        different.put(name, "%s: expected %s, found %s".formatted(text(name), engine, decision));
      }
    }
    assertThat(different).isEmpty();
  }

  private static List<String> expressions() {
    try (var file = ConformanceTest.class.getResourceAsStream("expressions.feel")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private String text(String name) {
    return expressions.get(Integer.parseInt(name.substring(1)));
  }

  /** A decision for each expression. */
  private String model() {
    var decisions = IntStream.range(0, expressions.size()).mapToObj(this::decision);
    return """
    <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="all" namespace="all">
    %s
    </definitions>
    """
        .formatted(String.join("\n", decisions.toList()));
  }

  private String decision(int number) {
    var text = expressions.get(number).replace("&", "&amp;").replace("<", "&lt;");
    return """
    <decision id="e%1$d" name="e%1$d"><variable name="e%1$d"/>
    <literalExpression><text>%2$s</text></literalExpression></decision>"""
        .formatted(number, text);
  }

  private static DMNResult inProcess(String model) {
    var runtime =
        DMNRuntimeBuilder.fromDefaults()
            .setOption(new RuntimeTypeCheckOption(true))
            .buildConfiguration()
            .fromResources(List.of(ResourceFactory.newReaderResource(new StringReader(model))))
            .getOrElseThrow(IllegalStateException::new);
    return runtime.evaluateAll(runtime.getModels().get(0), runtime.newContext());
  }

  /** Numbers are equal whatever their scale; all else is by the engine's own equality. */
  private static boolean equal(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Number number && other instanceof Number same) {
      return new BigDecimal(number.toString()).compareTo(new BigDecimal(same.toString())) == 0;
    }
    if (one instanceof List<?> list && other instanceof List<?> same) {
      return list.size() == same.size()
          && IntStream.range(0, list.size()).allMatch(i -> equal(list.get(i), same.get(i)));
    }
    if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> same) {
      return map.keySet().equals(same.keySet())
          && map.keySet().stream().allMatch(key -> equal(map.get(key), same.get(key)));
    }
    return Objects.equals(one, other);
  }
}
