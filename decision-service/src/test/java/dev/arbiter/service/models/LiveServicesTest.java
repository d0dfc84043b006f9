package dev.arbiter.service.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbiter.domain.decision.Evaluation;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.rules.CompiledRelease;
import dev.arbiter.rules.ReleaseCompiler;
import dev.arbiter.rules.dmn.DmnTarget;
import dev.arbiter.rules.dmn.EvaluationException;
import dev.arbiter.rules.dmn.FeelJson.Encoding;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.service.http.json.Json;
import dev.arbiter.service.http.problem.Problem;
import dev.arbiter.service.http.problem.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Models and rule sets of the retail project, and a model that does not end. */
@Tag("D01")
final class LiveServicesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String ENDLESS =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="endless"
          namespace="urn:endless">
        <decision id="d" name="sum"><variable name="sum"/>
          <literalExpression><text>sum(for i in 1..1000000000 return i)</text></literalExpression>
        </decision>
      </definitions>
      """;
  private static CompiledRelease release;

  private final List<Evaluation> logged = new ArrayList<>();
  private final LiveServices services =
      new LiveServices(
          subject -> Profile.empty(subject.profile().orElseThrow()),
          new LiveProject() {
            @Override
            public <R> R use(String project, String subject, Function<CompiledRelease, R> work) {
              return work.apply(release);
            }
          },
          logged::add,
          () -> NOW);

  @BeforeAll
  static void compile() throws IOException {
    var retail = ProjectFiles.read(Path.of("../rules/projects/retail"));
    var files = new TreeMap<String, byte[]>();
    retail.paths().forEach(path -> files.put(path, retail.bytes(path).orElseThrow()));
    files.put("decisions/endless.dmn", ENDLESS.getBytes(StandardCharsets.UTF_8));
    release =
        new ReleaseCompiler(LiveServicesTest.class.getClassLoader())
            .compile(ProjectFiles.of(files), 7);
  }

  @AfterAll
  static void close() {
    release.close();
  }

  @Test
  void aModelAnswersAndIsInTheLogWithItsContextAndTypes() {
    var answer = evaluate("delivery", new DmnTarget.Whole(), ORDER);

    assertThat(answer.decisions())
        .extracting(ModelAnswer.Outcome::name, ModelAnswer.Outcome::value)
        .containsExactly(tuple("fee", new BigDecimal("3.95")), tuple("arrives by", "2026-11-25"));
    assertThat(answer.release()).isEqualTo(release.release().ref());
    var entry = logged.get(0);
    assertThat(entry.id()).isEqualTo(answer.decisionId());
    assertThat(entry.subject()).isEqualTo("unnamed-2026-11-22");
    assertThat(entry.request()).isEqualTo(Map.of("context", ORDER));
    assertThat(Json.mapper().valueToTree(entry.answer()).at("/decisions/1/value/@type").textValue())
        .isEqualTo("date");
  }

  @Test
  void aDecisionServiceNeedsAndSaysNoMoreThanItDeclares() {
    var quote = new DmnTarget.Service("quote");
    var answer =
        evaluate("delivery", quote, Map.of("order value", new BigDecimal("50"), "country", "GB"));

    assertThat(answer.decisions()).extracting(ModelAnswer.Outcome::name).containsExactly("fee");
    assertThat(logged.get(0).request()).containsEntry("service", "quote");
  }

  @Test
  void aContextThatDoesNotFitIsToldByItsPlacesAndNotLogged() {
    assertThatThrownBy(
            () -> evaluate("delivery", new DmnTarget.Whole(), Map.of("country", BigDecimal.ONE)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem ->
                assertThat(problem.problem(Optional.empty()).errors())
                    .extracting(Problem.Place::path)
                    .containsExactly(
                        "/context/country", "/context/order value", "/context/ordered on"));
    assertThat(logged).isEmpty();
  }

  @Test
  void whatExceedsItsBoundsIsLoggedAndTold() {
    assertThatThrownBy(() -> evaluate("endless", new DmnTarget.Whole(), Map.of()))
        .isInstanceOf(EvaluationException.class);
    assertThat(logged.get(0).answer()).containsKey("problem");
  }

  @Test
  void whatIsNotThereIsToldWithWhatIs() {
    assertThatThrownBy(() -> evaluate("deliveries", new DmnTarget.Whole(), ORDER))
        .hasMessage("The live release has no model of this name; it has delivery, endless");
  }

  @Test
  void aRuleSetJudgesWithItsRulesAlone() throws IOException {
    var verdicts = judge("{\"traits\": {\"spend30d\": 500.01}, \"subject\": {\"profile\": \"p\"}}");

    assertThat(verdicts.verdicts())
        .isNotEmpty()
        .allSatisfy(said -> assertThat(said.source()).startsWith("tables/offers.dmn#"));
    assertThat(verdicts.verdicts())
        .extracting(EvaluatedRuleSet.Said::action)
        .contains("vip-discount");
    assertThat(logged.get(0).subject()).isEqualTo("p");
    assertThat(logged.get(0).kind()).isEqualTo(Evaluation.Kind.RULE_SET);
  }

  @Test
  void factsThatTheReleaseDoesNotKnowAreToldAllAtOnce() {
    assertThatThrownBy(
            () ->
                judge(
                    """
                    {"actions": ["nothing"], "segments": ["none"], "scores": {"no": 1},
                     "traits": {"spend30d": "much", "shoeSize": 43}}
                    """))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem ->
                assertThat(problem.problem(Optional.empty()).errors())
                    .extracting(Problem.Place::path)
                    .containsExactlyInAnyOrder(
                        "/actions",
                        "/segments",
                        "/scores",
                        "/traits/spend30d",
                        "/traits/shoeSize"));
    assertThat(logged).isEmpty();
  }

  @Test
  void aDescriptionOfItsOwnTellsTheTypesOfInputsAndOutputs() {
    var model =
        Json.mapper()
            .valueToTree(
                ServiceDescription.of(
                    release.release().ref(),
                    "delivery",
                    LiveServices.named("model", release.models(), "delivery")));
    var operation = model.path("paths").path("/api/v1/projects/retail/models/delivery/evaluate");
    var body = operation.at("/post/requestBody/content/application~1json/schema");
    assertThat(body.at("/properties/context/properties/order value/type").textValue())
        .isEqualTo("number");
    assertThat(body.at("/properties/context/properties/ordered on/anyOf/1/properties/@type/const"))
        .hasToString("\"date\"");
    assertThat(model.path("paths").size()).isEqualTo(2);

    var rules = Json.mapper().valueToTree(ServiceDescription.of("offers", release.release()));
    assertThat(
            rules
                .path("paths")
                .path("/api/v1/projects/retail/rulesets/offers/evaluate")
                .at("/post/requestBody/content/application~1json/schema/properties/traits")
                .at("/properties/spend30d/type")
                .textValue())
        .isEqualTo("number");
  }

  private static final Map<String, Object> ORDER =
      Map.of("order value", new BigDecimal("49.99"), "country", "GB", "ordered on", "2026-11-22");

  private EvaluatedModel evaluate(String model, DmnTarget target, Map<String, Object> context) {
    var request = new EvaluationRequest(context, Optional.empty(), Optional.empty());
    return services.evaluate("retail", model, target, request, Encoding.PLAIN);
  }

  private EvaluatedRuleSet judge(String json) throws IOException {
    return services.judge("retail", "offers", Json.mapper().readValue(json, RuleSetRequest.class));
  }
}
