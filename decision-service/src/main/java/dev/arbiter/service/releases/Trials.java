package dev.arbiter.service.releases;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.replay.Terms;
import dev.arbiter.rules.archive.SourceArchive;
import dev.arbiter.rules.project.ActionSource;
import dev.arbiter.rules.project.RuleProject;
import java.util.Optional;

/**
 * Lends releases, and projects that are none yet, to those who try them out; nothing is kept of it
 * and nothing comes into force. Thread-safe.
 */
public final class Trials {
  private final ReleaseStore store;
  private final Archives archives;
  private final CompiledReleases compiled;
  private final Publisher publisher;

  Trials(ReleaseStore store, Archives archives, CompiledReleases compiled, Publisher publisher) {
    this.store = store;
    this.archives = archives;
    this.compiled = compiled;
    this.publisher = publisher;
  }

  /**
   * A release for trying out.
   *
   * @param end gives it back; to be run once
   */
  public record Trial(Release release, Runnable end) {}

  /**
   * A release that was published.
   *
   * @throws dev.arbiter.domain.ArbiterException if there is none of this number
   */
  public Trial release(String project, long number) {
    publisher.find(project, number);
    var lease = compiled.hold(project, number);
    return new Trial(lease.release(), () -> compiled.release(lease));
  }

  /**
   * A project that came as sources and need not pass its scenarios.
   *
   * @param mayChangeCode whether code may differ from that of the release in force
   * @throws dev.arbiter.domain.ArbiterException with all that is wrong with it
   */
  public Trial draft(String project, byte[] zip, Optional<Long> inForce, boolean mayChangeCode) {
    var draft =
        ProjectProblems.told(
            () -> publisher.draft(project, SourceArchive.read(zip), inForce, mayChangeCode));
    return new Trial(draft.release(), draft::close);
  }

  /** What a published release declares, without compiling it; empty if there is none. */
  public Optional<Terms> terms(String project, long number) {
    return store
        .find(project, number)
        .map(entry -> terms(entry.digest(), RuleProject.of(archives.files(project, number))));
  }

  private static Terms terms(String digest, RuleProject project) {
    var offers =
        project.actions().stream()
            .collect(
                toUnmodifiableMap(
                    ActionSource::id,
                    action -> new Terms.Offer(action.value(), action.contactPolicy())));
    return new Terms(digest, project.purposes(), project.traits(), offers);
  }
}
