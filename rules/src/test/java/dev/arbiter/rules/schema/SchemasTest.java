package dev.arbiter.rules.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.arbiter.rules.Problem;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.archive.DeploymentPlan;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.scenario.Scenarios;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas say of each file what the readers say of it. */
@Tag("D09")
class SchemasTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final Pattern KEYS = Pattern.compile(".*: zzz: is not a field here; .* of (.*)");
  private static final Map<String, JsonSchema> VALIDATORS = new ConcurrentHashMap<>();
  private static final Map<String, JsonNode> SCHEMAS = new ConcurrentHashMap<>();
  private static final Map<String, String> FILES =
      Map.of(
          "project", "project.yaml",
          "action", "actions/discount.yaml",
          "event", "events/review.yaml",
          "segment", "segments/vip.yaml",
          "trigger", "triggers/cart-left.yaml",
          "model", "models/buyAgain.yaml",
          "scenarios", "scenarios/all.yaml");

  static Stream<String> names() {
    return Schemas.names().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachIsASchemaWhoseExampleIsSoundAndShowsAllKeysAndExplainsThem(String name) {
    var meta = FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012));

    assertThat(meta.validate(schema(name))).isEmpty();
    assertThat(errors(name, example(name))).isEmpty();
    assertThat(problems(name, example(name))).isEmpty();
    assertThat(new Mutations(schema(name), example(name)).withoutExample()).isEmpty();
    assertThat(new Mutations(schema(name), example(name)).withoutHelp()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatTheReaderRefusesTheSchemaRefusesAndNothingElse(String name) {
    for (var mutation : new Mutations(schema(name), example(name)).all()) {
      var refused = problems(name, mutation.document());
      assertThat(errors(name, mutation.document()).isEmpty())
          .as("%s, of which the reader says %s", mutation.what(), refused)
          .isEqualTo(refused.isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void theKeysOfTheReaderAreThoseOfTheSchema(String name) {
    for (var mutation : new Mutations(schema(name), example(name)).unknownKeys()) {
      problems(name, mutation.document()).stream()
          .map(problem -> KEYS.matcher(problem.toString()))
          .filter(Matcher::matches)
          .forEach(
              told ->
                  assertThat(new TreeSet<>(Arrays.asList(told.group(1).split(", "))))
                      .as(mutation.what())
                      .isEqualTo(mutation.keys()));
    }
  }

  @Test
  void theFilesOfTheDemoAreSound() {
    var files = ProjectFiles.read(Path.of("projects/retail"));
    var checked = new TreeSet<String>();
    for (var path : files.paths()) {
      if (path.endsWith(".yaml")) {
        var folder = path.contains("/") ? path.substring(0, path.indexOf('/')) : "project.yaml";
        var name = folder.equals("scenarios") ? folder : folder.replaceFirst("(s|\\.yaml)$", "");
        assertThat(errors(name, yaml(files.text(path).orElseThrow()))).as(path).isEmpty();
        checked.add(name);
      }
    }
    assertThat(checked).containsExactly("action", "model", "project", "scenarios", "segment");
  }

  @ParameterizedTest
  @CsvSource({
    "project, 'name: shop-invalid\nchannels: web\n'",
    "project, 'name: shop-invalid\nchannels: [web]\nslot: []\n'",
    "action, ''",
    "action, 'id: discount\nslots: [nowhere]\nvalue: much\n'",
    "action, 'id: other\n'",
    "event, 'id: review'",
    "event, 'id: purchase\nowner: crm\nversions: []'",
    "segment, 'id: vip\nowner: crm\nreviewBy: soon\ncondition: \"true\"'",
    "segment, '- a list'",
    "trigger, 'id: cart-left\nowner: crm\ncondition: \"true\"\nslot: hero\nchannel: web'",
    "model, 'id: buyAgain\n'",
    "scenarios, '- scenario: Nothing\n  when: {slot: hero}\n'",
    "scenarios, '- {scenario: Nothing, when: {slot: s, channel: c, purpose: p}, then: {}}'",
    "scenarios, '{}'",
    "deployments, 'version: 1'",
    "deployments, 'version: 1\ndeployments: []'",
    "deployments, 'version: 1\nenvironment: test\ndeployments: [{project: a, archive: ../a.zip, digest: x}]'",
  })
  void wrongFilesAreRefusedByBoth(String name, String text) {
    assertThat(errors(name, yaml(text))).isNotEmpty();
    assertThat(problems(name, text.getBytes(UTF_8))).isNotEmpty();
  }

  private static List<String> errors(String name, JsonNode document) {
    return validator(name).validate(document).stream().map(Object::toString).toList();
  }

  private static JsonSchema validator(String name) {
    return VALIDATORS.computeIfAbsent(
        name, any -> FACTORY.getSchema(Schemas.find(name).orElseThrow()));
  }

  private static JsonNode schema(String name) {
    return SCHEMAS.computeIfAbsent(name, any -> yaml(Schemas.find(name).orElseThrow()));
  }

  private static JsonNode example(String name) {
    return schema(name).get("examples").get(0);
  }

  private static JsonNode yaml(String text) {
    try {
      var document = YAML.readTree(text);
      return document.isMissingNode() ? NullNode.getInstance() : document;
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private static List<Problem> problems(String name, JsonNode document) {
    try {
      return problems(name, JSON.writeValueAsBytes(document));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** What the readers say of a project of the examples, with this file in place of its example. */
  private static List<Problem> problems(String name, byte[] document) {
    if (name.equals("deployments")) {
      return planProblems(document);
    }
    var files = new TreeMap<String, byte[]>();
    files.put("models/buyAgain.json", new byte[0]);
    files.put("models/buyAgain.md", new byte[0]);
    files.put("segments/buyers.yaml", "{id: buyers, owner: crm, condition: x}".getBytes(UTF_8));
    FILES.forEach((one, file) -> files.put(file, example(one).toString().getBytes(UTF_8)));
    files.put(FILES.getOrDefault(name, name), document);
    var problems = new Problems();
    var project = RuleProject.parse(ProjectFiles.of(files), problems);
    var scenarios = FILES.getOrDefault("scenarios", "");
    Scenarios.read(scenarios, files.getOrDefault(scenarios, new byte[0]), project, problems);
    return problems.all();
  }

  private static List<Problem> planProblems(byte[] document) {
    try {
      DeploymentPlan.read(document);
      return List.of();
    } catch (ProjectException refused) {
      return refused.problems();
    }
  }
}
