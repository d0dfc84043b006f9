package dev.arbiter.service.decisions;

import dev.arbiter.domain.action.Action;
import dev.arbiter.domain.action.Catalog;
import dev.arbiter.domain.action.ContactPolicy;
import dev.arbiter.domain.action.Propensity;
import dev.arbiter.domain.action.Slot;
import dev.arbiter.domain.consent.Purpose;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.release.ReleaseRef;
import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.rule.RuleSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Releases of one action, {@code offer}, for everybody in the slot {@code hero}. */
final class Releases {
  private Releases() {}

  /** It may be chosen so many times a week. */
  static Release capped(String project, int cap) {
    return release(project, cap, Optional.of(new ContactPolicy(cap, Duration.ofDays(7))));
  }

  static Release uncapped(String project) {
    return release(project, 99, Optional.empty());
  }

  /** Its rules fail so. */
  static Release broken(Throwable failure) {
    return release(
        "shop",
        13,
        Optional.empty(),
        (situation, actions) -> {
          if (failure instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) failure;
        });
  }

  /** Its slot is in another channel than this. */
  static Release without(String channel) {
    var release = capped("shop", 14);
    return new Release(
        release.ref(),
        List.of("not-" + channel),
        release.purposes(),
        release.traits(),
        new Catalog(
            Map.of("hero", new Slot("hero", Set.of("not-" + channel), 3)),
            release.catalog().actions()),
        release.segments(),
        release.triggers(),
        release.models(),
        release.rules());
  }

  private static Release release(String project, long number, Optional<ContactPolicy> policy) {
    return release(project, number, policy, RuleSet.NONE);
  }

  private static Release release(
      String project, long number, Optional<ContactPolicy> policy, RuleSet rules) {
    var offer =
        new Action(
            "offer",
            Set.of("hero"),
            Set.of("service"),
            Action.Period.ALWAYS,
            Condition.ALWAYS,
            Action.Selection.OPEN,
            policy,
            new Propensity(0.5, Optional.empty()),
            10,
            1,
            Map.of("web", Map.of("title", values -> "Hello")));
    return new Release(
        new ReleaseRef(project, number, "sha256:" + number),
        List.of("web"),
        Map.of("service", new Purpose("service", false)),
        Map.of(),
        new Catalog(Map.of("hero", new Slot("hero", Set.of("web"), 3)), Map.of(offer.id(), offer)),
        List.of(),
        List.of(),
        Map.of(),
        rules);
  }
}
