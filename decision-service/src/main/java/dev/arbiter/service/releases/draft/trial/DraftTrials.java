package dev.arbiter.service.releases.draft.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbiter.domain.release.Release;
import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.analysis.ProjectAnalysis;
import dev.arbiter.rules.project.RuleProject;
import dev.arbiter.rules.proof.Proof;
import dev.arbiter.rules.scenario.Scenarios;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.releases.Drafting;
import dev.arbiter.service.releases.Lease;
import dev.arbiter.service.releases.draft.Contents;
import dev.arbiter.service.releases.draft.Drafts;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tries drafts out as they are at the moment; nothing is kept of it. Two at a time are analysed or
 * run their scenarios, for that takes processors from those who decide. Thread-safe.
 */
public final class DraftTrials implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST = 2;
  private static final int RETRY_SECONDS = 2;

  private final Drafts drafts;
  private final CompiledDrafts compiled;
  private final Semaphore turns = new Semaphore(MOST, true);
  private final ProjectAnalysis analysis = new ProjectAnalysis(DraftTrials.class.getClassLoader());

  public DraftTrials(Drafts drafts) {
    this.drafts = drafts;
    this.compiled = new CompiledDrafts(drafts.releases());
  }

  /**
   * Uses what a draft would be as a release, which has the number 0.
   *
   * @throws ProblemException with all that is wrong with it, or if there is no draft
   */
  public <R> R use(String project, Function<Release, R> work) {
    return Drafting.told(
        () ->
            compiled.use(
                project,
                drafts.digests(project),
                () -> drafts.contents(project),
                lease -> work.apply(lease.release())));
  }

  /** What is wrong with a draft, and what the analysis found. */
  DraftCheck check(String project) {
    return inTurn(
        () -> {
          try {
            return with(project, (contents, lease) -> analysed(contents));
          } catch (ProjectException unsound) {
            return DraftCheck.unsound(unsound.problems());
          }
        });
  }

  private DraftCheck analysed(Contents contents) {
    Scenarios.read(contents.files()); // says what is wrong with them
    return DraftCheck.sound(analysis.findings(RuleProject.of(contents.files())));
  }

  /**
   * Runs the scenarios of a draft, for ten seconds at most.
   *
   * @throws ProblemException if it cannot be compiled, with all that is wrong
   */
  DraftScenarios scenarios(String project) {
    return inTurn(
        () ->
            Drafting.told(
                () ->
                    with(
                        project,
                        (contents, lease) ->
                            DraftScenarios.of(
                                Proof.of(lease.release(), contents.files(), PATIENCE)))));
  }

  /**
   * What changes from the release in force.
   *
   * @throws ProblemException if it cannot be compiled, or no release is in force
   */
  ObjectNode difference(String project) {
    return Drafting.told(
        () ->
            with(
                project,
                (contents, lease) ->
                    drafts.releases().difference(project, contents.files(), lease)));
  }

  private <R> R with(String project, BiFunction<Contents, Lease, R> work) {
    var contents = drafts.contents(project);
    return compiled.use(
        project, contents.digests(), () -> contents, lease -> work.apply(contents, lease));
  }

  private <R> R inTurn(Supplier<R> work) {
    if (!turns.tryAcquire()) {
      throw ProblemException.unavailable(
          "Other drafts are being checked: try again in two seconds", RETRY_SECONDS);
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  /** What decisions can be asked of a draft. */
  DraftCatalog catalog(String project) {
    return Drafting.told(() -> DraftCatalog.of(RuleProject.of(drafts.contents(project).files())));
  }

  @Override
  public void close() {
    compiled.close();
  }
}
