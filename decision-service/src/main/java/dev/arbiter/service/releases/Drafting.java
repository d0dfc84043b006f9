package dev.arbiter.service.releases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbiter.rules.diff.ReleaseDiffer.Side;
import dev.arbiter.rules.project.ProjectFiles;
import dev.arbiter.service.access.Caller;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.releases.DeploymentStore.InForce;
import dev.arbiter.service.releases.Publisher.Publication;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What drafts of projects need of releases: the one to begin from, a trial of what they are, and
 * the one that they become. Thread-safe.
 */
public final class Drafting {
  private final Releases releases;
  private final Publisher publisher;
  private final Differences differences;

  Drafting(Releases releases, Publisher publisher, Differences differences) {
    this.releases = releases;
    this.publisher = publisher;
    this.differences = differences;
  }

  /**
   * A release.
   *
   * @param isNew whether there was none of these contents before
   */
  public record Submitted(ReleaseEntry entry, boolean isNew) {}

  /** The release that is in force, and since when. */
  public record Live(long number, Instant since) {}

  /** The releases that are in force by their project. */
  public Map<String, Live> live() {
    return releases.deployments().store().inForce().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                InForce::project, one -> new Live(one.live().release(), one.live().effectiveAt())));
  }

  /** The number of the newest release of each project. */
  public SortedMap<String, Long> newest() {
    return releases.store().newest();
  }

  /** The release in force, else the newest; empty if the project has none. */
  public Optional<Long> present(String project) {
    return releases.live(project).or(() -> Optional.ofNullable(newest().get(project)));
  }

  /**
   * The files of a release.
   *
   * @throws ProblemException if there is none of this number
   */
  public ProjectFiles files(String project, long number) {
    publisher.find(project, number);
    return publisher.files(project, Optional.of(number));
  }

  /**
   * Compiles files that are no release, whoever wrote their code; to be retired.
   *
   * @throws dev.arbiter.rules.ProjectException with all that is wrong
   */
  public Lease compile(String project, ProjectFiles files) {
    return new Lease(publisher.draft(project, files, releases.live(project), true));
  }

  /**
   * What changes from the release in force to these files.
   *
   * @throws ProblemException if none is in force
   */
  public ObjectNode difference(String project, ProjectFiles files, Lease compiled) {
    return differences.between(
        project, releases.inForce(project), new Side(files, compiled.compiled()));
  }

  /**
   * Publishes files as everybody's are; see {@link Publisher#publish}.
   *
   * @param message for the admin log; may be empty
   * @throws ProblemException with all that is wrong; nothing is kept then
   */
  public Submitted submit(String project, ProjectFiles files, Caller by, String message) {
    var remarks = message.isEmpty() ? Map.<String, String>of() : Map.of("message", message);
    var published =
        ProjectProblems.told(() -> releases.publish(new Publication(project, files, by, remarks)));
    return new Submitted(published.entry(), published.isNew());
  }

  /** Does work that compiles, and tells all that is wrong, each at its place. */
  public static <T> T told(Supplier<T> work) {
    return ProjectProblems.told(work);
  }
}
