package dev.arbiter.rules.project;

import dev.arbiter.domain.action.Slot;
import dev.arbiter.domain.consent.Purpose;
import dev.arbiter.domain.event.EventSchema;
import dev.arbiter.domain.guard.Guardrails;
import dev.arbiter.domain.release.TraitDeclaration;
import dev.arbiter.rules.Problems;
import dev.arbiter.rules.budget.Budget;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule project: its files and what its YAML files declare, checked for names and types, without
 * what its {@link DisabledTags} leave out; texts are not compiled yet.
 *
 * @param name of the project, in URLs and decisions
 * @param events the types of events that it adds, by version
 * @param among who is ranked at all, by the trait of the tier; all where nothing is said
 * @param segments each after the one it lies within
 * @param budget what each evaluation of its rules may cost
 * @param gates what must be true of a release
 * @param segmentBounds how many core segments it may have
 * @param guardrails within which its deployments have to stay, unless they have their own
 */
public record RuleProject(
    ProjectFiles files,
    String name,
    String description,
    List<String> channels,
    Map<String, Slot> slots,
    Map<String, Purpose> purposes,
    List<EventSchema> events,
    Map<String, TraitDeclaration> traits,
    Map<String, SourceText> among,
    List<SegmentSource> segments,
    List<TriggerSource> triggers,
    List<ActionSource> actions,
    List<ModelSource> models,
    Budget budget,
    Gates gates,
    SegmentBounds segmentBounds,
    Optional<Guardrails> guardrails) {

  /**
   * Reads a project directory.
   *
   * @throws dev.arbiter.rules.ProjectException with all that is wrong
   */
  public static RuleProject read(Path directory) {
    return of(ProjectFiles.read(directory));
  }

  /**
   * Reads the files of a project.
   *
   * @throws dev.arbiter.rules.ProjectException with all that is wrong
   */
  public static RuleProject of(ProjectFiles files) {
    var problems = new Problems();
    var project = parse(files, problems);
    problems.throwIfAny();
    return project;
  }

  /** Parses the files; the result is for use only if no problems were added. */
  public static RuleProject parse(ProjectFiles files, Problems problems) {
    return new ProjectReader(files, DisabledTags.of(files), problems).read();
  }

  /** The same with what is left out; sound or not, the problems are those of the project. */
  public static RuleProject whole(ProjectFiles files) {
    return new ProjectReader(files, DisabledTags.NONE, new Problems()).read();
  }
}
