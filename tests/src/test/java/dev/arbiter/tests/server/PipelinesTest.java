package dev.arbiter.tests.server;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

/** Does what the pipelines in {@code config/pipelines} tell a CI to do, command by command. */
@Tag("server")
@Tag("D09")
@Tag("X10")
@ExtendWith(SharedServer.class)
class PipelinesTest {
  private static final Path FOLDER = ArbiterProcess.ROOT.resolve("config/pipelines");
  private static final Pattern NAME = Pattern.compile("ARBITER_[A-Z]+_KEY");
  private static final Pattern JENKINS =
      Pattern.compile("ARBITER_API_KEY = credentials\\('(\\w+)'\\)|\\bsh '([^']+)'");

  /** A command, and the name of the secret that is its API key. */
  private record Step(String secret, String command) {}

  /** Where the commands of each CI are written. */
  private enum Pipeline {
    GITHUB("github.yml", PipelinesTest::github),
    GITLAB("gitlab-ci.yml", PipelinesTest::gitlab),
    JENKINS("Jenkinsfile", PipelinesTest::jenkins);

    private final String file;
    private final Function<String, List<Step>> reader;

    Pipeline(String file, Function<String, List<Step>> reader) {
      this.file = file;
      this.reader = reader;
    }

    List<Step> steps() throws IOException {
      return reader.apply(Files.readString(FOLDER.resolve(file)));
    }

    String project() {
      return name().toLowerCase(Locale.ROOT) + "-shop";
    }
  }

  @ParameterizedTest
  @EnumSource(Pipeline.class)
  void aPipelineBringsAProjectFromItsFilesIntoForce(
      Pipeline pipeline, ArbiterProcess server, @TempDir Path work) throws Exception {
    var shop = ShopReleases.of(server, pipeline.project());
    var project = work.resolve("project");
    for (var file : shop.files("Made by a pipeline").entrySet()) {
      var path = project.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    var keys =
        Map.of(
            "ARBITER_AUTHOR_KEY", key(server.admin(), "business-author", "rule-developer"),
            "ARBITER_APPROVER_KEY", key(anotherAdmin(server, pipeline), "approver"),
            "ARBITER_OPERATOR_KEY", key(server.admin(), "operator"),
            "", "none");

    var steps = pipeline.steps();
    for (var step : steps) {
      run(step.command(), requireNonNull(keys.get(step.secret())), server, work);
    }

    assertThat(steps.stream().map(Step::command).collect(joining("\n")))
        .contains(" validate ", " test ", " publish ", " approve ", " deploy ");
    var inForce = server.operator().get(shop.path("/deployments")).get(0);
    assertThat(inForce.path("mode").textValue()).isEqualTo("live");
    var customer = pipeline.project();
    server
        .operator()
        .post(
            "/api/v1/events",
            Api.event(customer, "view", Instant.now(), customer, Map.of("product", "p")));
    var decision = server.channel().post("/api/v1/decisions", shop.request(customer));
    assertThat(decision.at("/actions/0/treatment/title").textValue())
        .isEqualTo("Made by a pipeline");
    assertThat(work.resolve("arbiter.sarif")).content().contains("\"2.1.0\"");
    assertThat(work.resolve("arbiter-tests.xml")).content().contains("<testsuite");
  }

  private static void run(String command, String key, ArbiterProcess server, Path work)
      throws Exception {
    var builder = new ProcessBuilder("bash", "-euc", command).directory(work.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "ARBITER_URL",
                server.url("").toString(),
                "ARBITER_JAR",
                ArbiterProcess.ROOT.resolve("rules/target/arbiter.jar").toString(),
                "ARBITER_API_KEY",
                key,
                "PROJECT",
                "project"));
    var output = work.resolve("output.txt");
    var ended = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
    assertThat(ended).as("%s%n%s", command, Files.readString(output)).isZero();
  }

  private static String key(Api maker, String... roles) {
    return maker
        .post("/api/v1/api-keys", Map.of("name", "pipeline", "roles", List.of(roles)))
        .path("token")
        .textValue();
  }

  private static Api anotherAdmin(ArbiterProcess server, Pipeline pipeline) {
    var name = pipeline.project() + "-admin";
    var account =
        server
            .admin()
            .post("/api/v1/accounts", Map.of("name", name, "roles", List.of("admin", "approver")));
    return Api.signedIn(server, name, account.path("password").textValue());
  }

  private static List<Step> github(String yaml) {
    var steps = new ArrayList<Step>();
    for (var job : read(yaml).path("jobs")) {
      var secret = secret(job.at("/env/ARBITER_API_KEY").asText());
      for (var step : job.path("steps")) {
        if (step.has("run")) {
          steps.add(new Step(secret, step.path("run").textValue()));
        }
      }
    }
    return steps;
  }

  private static List<Step> gitlab(String yaml) {
    var steps = new ArrayList<Step>();
    var root = read(yaml);
    for (var stage : root.path("stages")) {
      var job = root.path(stage.textValue());
      var secret = secret(job.at("/variables/ARBITER_API_KEY").asText());
      for (var commands : List.of(root.at("/default/before_script"), job.path("script"))) {
        commands.forEach(command -> steps.add(new Step(secret, command.textValue())));
      }
    }
    return steps;
  }

  private static List<Step> jenkins(String text) {
    var steps = new ArrayList<Step>();
    var found = JENKINS.matcher(text);
    var secret = "";
    while (found.find()) {
      if (found.group(1) == null) {
        steps.add(new Step(secret, found.group(2)));
      } else {
        secret = found.group(1);
      }
    }
    return steps;
  }

  /** The name in a reference such as {@code ${{ secrets.ARBITER_AUTHOR_KEY }}}. */
  private static String secret(String reference) {
    var name = NAME.matcher(reference);
    return name.find() ? name.group() : "";
  }

  private static JsonNode read(String yaml) {
    return Api.JSON.valueToTree(new Yaml().load(yaml));
  }
}
