package dev.arbiter.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.trigger.Trigger;
import dev.arbiter.service.decisions.Decisions;
import dev.arbiter.service.releases.LiveReleases;
import dev.arbiter.service.triggers.Deciding;
import java.time.InstantSource;
import java.util.List;
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
  public boolean holds(String project, String trigger, String profile) {
    var known = subjects.apply(Subject.profile(profile));
    return live.useProject(
        project,
        known.id(),
        compiled -> {
          var standing = compiled.release().outlook().standing(known, clock.instant());
          return standing.triggers().contains(trigger);
        });
  }

  @Override
  public boolean decide(String id, String profile, Trigger.Request request) {
    return decisions.once(
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
