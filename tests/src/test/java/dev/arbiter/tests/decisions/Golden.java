package dev.arbiter.tests.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.scenario.Scenario;
import dev.arbiter.rules.scenario.Scenarios;
import dev.arbiter.tests.server.ArbiterProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A scenario and the whole answer to it, both as files: {@code name.yaml}, which reads like the
 * scenarios of a rule project, and {@code name.json}, which a run with {@code
 * -Darbiter.golden.write} writes anew.
 */
record Golden(Scenario scenario, Path answer) {
  static final ProjectFiles RETAIL =
      ProjectFiles.read(ArbiterProcess.ROOT.resolve("rules/projects/retail"));

  private static final Path FOLDER =
      ArbiterProcess.ROOT.resolve("tests/src/test/resources/decisions");
  private static final boolean WRITE = Boolean.getBoolean("arbiter.golden.write");
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  static Stream<Golden> all() {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
          .map(Golden::read);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** All that the rule project expects of itself. */
  static Stream<Scenario> scenarios() {
    return Scenarios.read(RETAIL).stream();
  }

  private static Golden read(Path yaml) {
    try {
      var problems = new Problems();
      var name = yaml.getFileName().toString();
      var scenarios =
          Scenarios.read(name, Files.readAllBytes(yaml), RuleProject.whole(RETAIL), problems);
      problems.throwIfAny();
      if (scenarios.size() != 1) {
        throw new IllegalStateException(name + ": expected one scenario");
      }
      return new Golden(scenarios.get(0), yaml.resolveSibling(name.replaceFirst("yaml$", "json")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The answer that is written down, to be compared with {@code actual}. */
  JsonNode expected(JsonNode actual) {
    try {
      if (WRITE) {
        Files.writeString(answer, JSON.writeValueAsString(actual) + "\n");
      }
      return JSON.readTree(answer.toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The answer without what differs each time: ids, digests and durations. */
  static JsonNode lasting(JsonNode answer) {
    var lasting = (ObjectNode) answer.deepCopy();
    lasting.remove(List.of("decisionId", "timings"));
    ((ObjectNode) lasting.get("release")).remove(List.of("digest", "number"));
    return lasting;
  }

  static JsonNode lasting(byte[] answer) {
    try {
      return lasting(JSON.readTree(answer));
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  @Override
  public String toString() {
    return scenario.toString();
  }
}
