package dev.arbiter.rules.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbiter.rules.analysis.Check;
import dev.arbiter.rules.analysis.Severity;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes a validation in the format SARIF 2.1.0 (OASIS), which hosts of source code show beside the
 * lines it speaks of.
 */
public final class SarifReport {
  private static final String UNSOUND = "project-unsound";
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final Path directory;

  /**
   * @param directory of the project; addresses are relative to the working directory if it is
   */
  public SarifReport(Path directory) {
    this.directory = directory.isAbsolute() ? Path.of("") : directory.normalize();
  }

  public JsonNode of(Validation validation) {
    var root = JsonNodeFactory.instance.objectNode().put("version", "2.1.0").put("$schema", SCHEMA);
    var run = root.putArray("runs").addObject();
    rules(run.putObject("tool").putObject("driver").put("name", "arbiter").putArray("rules"));
    run.put("columnKind", "utf16CodeUnits");
    var results = run.putArray("results");
    for (var problem : validation.problems()) {
      var text = problem.path().isEmpty() ? "" : problem.path() + ": ";
      var result = result(results, UNSOUND, Severity.ERROR, text + problem.message());
      locate(result, problem.file(), problem.line(), problem.path());
    }
    for (var finding : validation.findings()) {
      var witness = finding.witness().isEmpty() ? "" : "; " + ValidationText.witness(finding);
      var text =
          (finding.place().isEmpty() ? "" : finding.place() + ": ") + finding.message() + witness;
      var result = result(results, finding.check().code(), finding.severity(), text);
      locate(result, finding.file(), finding.line(), finding.place());
    }
    return root;
  }

  private static void rules(ArrayNode rules) {
    rule(rules, UNSOUND, "What keeps a project from being compiled");
    for (var check : Check.values()) {
      rule(rules, check.code(), check.description());
    }
  }

  private static void rule(ArrayNode rules, String id, String text) {
    rules.addObject().put("id", id).putObject("shortDescription").put("text", text);
  }

  private static ObjectNode result(
      ArrayNode results, String rule, Severity severity, String message) {
    var result =
        results
            .addObject()
            .put("ruleId", rule)
            .put("level", severity.name().toLowerCase(Locale.ROOT));
    result.putObject("message").put("text", message);
    return result;
  }

  private void locate(ObjectNode result, String file, int line, String place) {
    var location = result.putArray("locations").addObject();
    var physical = location.putObject("physicalLocation");
    var address = directory.resolve(file).toString().replace('\\', '/');
    physical.putObject("artifactLocation").put("uri", address);
    if (line > 0) {
      physical.putObject("region").put("startLine", line);
    }
    if (!place.isEmpty()) {
      location.putArray("logicalLocations").addObject().put("fullyQualifiedName", place);
    }
  }
}
