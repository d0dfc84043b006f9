package dev.arbiter.rules.scenario;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.arbiter.domain.event.EventSchemas;
import dev.arbiter.domain.release.TraitDeclaration;
import dev.arbiter.domain.tier.Tiering;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.project.DisabledTags;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.yaml.YamlDocument;
import dev.arbiter.rules.yaml.YamlValue;
import java.util.List;
import java.util.TreeMap;

/** Reads the scenarios of a rule project: files in YAML, each a list of scenarios. */
public final class Scenarios {
  private Scenarios() {}

  /**
   * All scenarios in force by file and place in the file.
   *
   * @throws dev.arbiter.rules.ProjectException with all that is wrong
   */
  public static List<Scenario> read(ProjectFiles files) {
    return inForce(all(files), DisabledTags.of(files));
  }

  /**
   * The same with those that rest.
   *
   * @throws dev.arbiter.rules.ProjectException with all that is wrong
   */
  public static List<Scenario> all(ProjectFiles files) {
    var problems = new Problems();
    var scenarios = all(files, problems);
    problems.throwIfAny();
    return scenarios;
  }

  /** The same; for use only if no problems were added. */
  public static List<Scenario> all(ProjectFiles files, Problems problems) {
    var project = RuleProject.whole(files);
    return files.paths("scenarios", ".yaml").stream()
        .flatMap(file -> read(file, files.bytes(file).orElseThrow(), project, problems).stream())
        .toList();
  }

  /** Those that do not rest, for they carry none of these tags. */
  public static List<Scenario> inForce(List<Scenario> scenarios, DisabledTags disabled) {
    return scenarios.stream().filter(scenario -> !disabled.meet(scenario.tags())).toList();
  }

  /** The scenarios of one file of the project; for use only if no problems were added. */
  public static List<Scenario> read(
      String file, byte[] yaml, RuleProject project, Problems problems) {
    var derived =
        project.traits().values().stream()
            .filter(TraitDeclaration::isDerived)
            .filter(trait -> !(trait.derivation() instanceof Tiering))
            .map(TraitDeclaration::name)
            .collect(toUnmodifiableSet());
    var tiers = new TreeMap<String, Tiering>();
    for (var trait : project.traits().values()) {
      if (trait.derivation() instanceof Tiering tiering) {
        tiers.put(trait.name(), tiering);
      }
    }
    var schemas =
        EventSchemas.USUAL
            .with(project.events())
            .stating(
                project.traits().values().stream()
                    .flatMap(trait -> trait.bounds().stream())
                    .toList());
    return YamlDocument.read(file, yaml, problems).map(YamlValue::list).orElse(List.of()).stream()
        .map(value -> new ScenarioReader(value, schemas, derived, tiers).read())
        .toList();
  }
}
