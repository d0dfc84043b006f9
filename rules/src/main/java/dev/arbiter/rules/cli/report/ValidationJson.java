package dev.arbiter.rules.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;

/** Writes a validation as JSON. */
public final class ValidationJson {
  private ValidationJson() {}

  public static JsonNode of(Validation validation) {
    var root = JsonNodeFactory.instance.objectNode().put("passed", validation.passed());
    var problems = root.putArray("problems");
    for (var problem : validation.problems()) {
      problems
          .addObject()
          .put("file", problem.file())
          .put("line", problem.line())
          .put("path", problem.path())
          .put("message", problem.message());
    }
    var findings = root.putArray("findings");
    for (var finding : validation.findings()) {
      var item =
          findings
              .addObject()
              .put("check", finding.check().code())
              .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
              .put("file", finding.file())
              .put("line", finding.line())
              .put("place", finding.place())
              .put("message", finding.message());
      var witness = item.putObject("witness");
      finding.witness().forEach(witness::put);
    }
    return root;
  }
}
