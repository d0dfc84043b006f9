package dev.arbiter.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.rule.Truth;
import dev.arbiter.domain.trigger.Trigger;
import dev.arbiter.service.decisions.Decisions;
import dev.arbiter.service.releases.LiveReleases;
import dev.arbiter.service.triggers.Deciding;
import dev.arbiter.service.triggers.Firing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/** Decides for triggers, as for anybody else. Thread-safe. */
record TriggeredDecisions(
    Decisions decisions,
    Function<Subject, Profile> subjects,
    LiveReleases live,
    InstantSource clock)
    implements Deciding {
  @Override
  public List<Trigger> triggers(String project) {
    return live.useProject(project, "", compiled -> compiled.release().triggers());
  }

  @Override
  public Truth holds(Firing firing) {
    var known = subjects.apply(Subject.profile(firing.profile()));
    if (known.revision() < firing.revision()) {
      return Truth.UNKNOWN;
    }
    return live.useProject(
        firing.project(),
        known.id(),
        compiled -> {
          var release = compiled.release();
          var standing = release.outlook().standing(known, clock.instant());
          if (standing.triggers().contains(firing.trigger())) {
            return Truth.TRUE;
          }
          return isBehind(release, firing) ? Truth.UNKNOWN : Truth.FALSE;
        });
  }

  /** Not so where an older release is in force again since the firing was noted. */
  private boolean isBehind(Release release, Firing firing) {
    return release.ref().number() < firing.release()
        && live.sureFor(firing.project())
                .compareTo(Duration.between(firing.changedAt(), clock.instant()))
            > 0;
  }

  @Override
  public Optional<Boolean> decided(String id) {
    return decisions.chosen(id);
  }

  @Override
  public void decide(String id, String profile, Trigger.Request request) {
    decisions.decideAs(
        id,
        new DecisionRequest(
            Subject.profile(profile),
            request.slot(),
            request.channel(),
            request.purpose(),
            Facts.none(),
            request.limit()));
  }

  @Override
  public JsonNode decision(String id) {
    return decisions.answer(id);
  }

  @Override
  public SortedSet<Identifier> identifiers(String profile) {
    return subjects.apply(Subject.profile(profile)).identifiers();
  }
}
