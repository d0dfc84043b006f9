package dev.arbiter.service.decisions;

import dev.arbiter.domain.decision.DecisionRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Decides by drafts of projects, without log, counters or effects. Thread-safe. */
public final class DraftSimulations {
  private final Decisions decisions;
  private final Function<String, LiveRelease> drafts;

  /**
   * @param drafts lends the draft of a project as if it were in force
   */
  public DraftSimulations(Decisions decisions, Function<String, LiveRelease> drafts) {
    this.decisions = decisions;
    this.drafts = drafts;
  }

  /** Decides as of an instant, now by default. */
  Answer simulate(String project, DecisionRequest request, Optional<Instant> at) {
    return decisions.simulate(request, at, drafts.apply(project));
  }
}
