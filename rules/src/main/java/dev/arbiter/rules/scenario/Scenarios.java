package dev.arbiter.rules.scenario;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.yaml.YamlDocument;
import dev.arbiter.rules.yaml.YamlValue;
import java.util.List;

/** Reads the scenarios of a rule project: files in YAML, each a list of scenarios. */
public final class Scenarios {
  private Scenarios() {}

  /**
   * All scenarios in force by file and place in the file.
   *
   * @throws dev.arbiter.rules.ProjectException with all that is wrong
   */
  public static List<Scenario> read(ProjectFiles files) {
    var problems = new Problems();
    var disabled = DisabledTags.of(files);
    var scenarios =
        files.paths("scenarios", ".yaml").stream()
            .flatMap(file -> read(file, files.bytes(file).orElseThrow(), problems).stream())
            .filter(scenario -> !disabled.meet(scenario.tags()))
            .toList();
    problems.throwIfAny();
    return scenarios;
  }

  /** The scenarios of one file; for use only if no problems were added. */
  public static List<Scenario> read(String file, byte[] yaml, Problems problems) {
    return YamlDocument.read(file, yaml, problems).map(YamlValue::list).orElse(List.of()).stream()
        .map(value -> new ScenarioReader(value).read())
        .toList();
  }
}
