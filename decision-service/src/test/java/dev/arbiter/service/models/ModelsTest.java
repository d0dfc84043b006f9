package dev.arbiter.service.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.rules.dmn.DmnCompiler;
import dev.arbiter.rules.dmn.FeelJson.Encoding;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.http.json.JsonBodies;
import dev.arbiter.service.http.problem.Problem;
import dev.arbiter.service.http.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D01")
final class ModelsTest {
  private static final String MODEL =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="rebates"
          namespace="urn:rebates">
        <inputData id="i" name="since"><variable name="since" typeRef="date"/></inputData>
        <decision id="d" name="next"><variable name="next"/>
          <informationRequirement><requiredInput href="#i"/></informationRequirement>
          <literalExpression><text>since + duration("P1M")</text></literalExpression>
        </decision>
      </definitions>
      """;

  private final Models models =
      new Models(
          new DmnCompiler(ModelsTest.class.getClassLoader(), Duration.ofSeconds(20)),
          () -> Instant.parse("2026-11-22T10:00:00Z"));

  @Test
  void aModelIsEvaluatedInPlainAndInTypedEncoding() throws IOException {
    var request = read(Map.of("model", MODEL, "context", Map.of("since", "2021-01-31")));

    assertThat(Json.mapper().writeValueAsString(models.evaluate(request, Encoding.PLAIN)))
        .isEqualTo(
            "{\"model\":\"rebates\",\"namespace\":\"urn:rebates\",\"decisions\":[{\"id\":\"d\","
                + "\"name\":\"next\",\"status\":\"succeeded\",\"value\":\"2021-02-28\"}],"
                + "\"messages\":[]}");
    assertThat(models.evaluate(request, Encoding.TYPED).decisions().get(0).value())
        .isEqualTo(Map.of("@type", "date", "value", "2021-02-28"));
  }

  @Test
  void aModelMayBeLongerThanOtherTexts() throws IOException {
    var request =
        read(
            Map.of(
                "model",
                MODEL + "<!--" + "x".repeat(2 * Json.MAX_TEXT) + "-->",
                "context",
                Map.of("since", Map.of("@type", "date", "value", "2021-01-31"))));

    assertThat(models.evaluate(request, Encoding.PLAIN).decisions()).hasSize(1);
  }

  @Test
  void allThatIsWrongWithAModelIsToldWithItsPlace() throws IOException {
    var request = read(Map.of("model", MODEL.replace("\"P1M\")", "")));

    assertThatThrownBy(() -> models.evaluate(request, Encoding.PLAIN))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem ->
                assertThat(problem.problem(Optional.empty()).errors())
                    .extracting(Problem.Place::message)
                    .anyMatch(message -> message.startsWith("model:6: next: FEEL: ")));
  }

  @Test
  void aContextThatDoesNotFitIsRefused() throws IOException {
    var request = read(Map.of("model", MODEL, "context", Map.of("since", 1)));

    assertThatThrownBy(() -> models.evaluate(request, Encoding.PLAIN))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem ->
                assertThat(problem.problem(Optional.empty()).errors())
                    .containsExactly(
                        new Problem.Place(
                            "/context/since",
                            "datatype-mismatch",
                            "expected date, found a number")));
  }

  private static ModelRequest read(Map<String, Object> body) throws IOException {
    var type = ModelRequest.class;
    @SuppressWarnings("unchecked")
    var any = (Class<Object>) (Class<?>) type;
    return (ModelRequest)
        new JsonBodies()
            .readFrom(
                any,
                type,
                new Annotation[0],
                MediaType.APPLICATION_JSON_TYPE,
                new MultivaluedHashMap<>(),
                new ByteArrayInputStream(Json.mapper().writeValueAsBytes(body)));
  }
}
