package dev.arbiter.service;

import dev.arbiter.domain.release.Release;
import dev.arbiter.service.decisions.LiveRelease;
import dev.arbiter.service.releases.draft.trial.DraftTrials;
import java.util.function.Function;

/** Lends the draft of a project to decisions, whatever slot they are about. */
record DraftRelease(DraftTrials drafts, String project) implements LiveRelease {
  @Override
  public <R> R use(String slot, String profile, Function<Release, R> work) {
    return drafts.use(project, work);
  }
}
