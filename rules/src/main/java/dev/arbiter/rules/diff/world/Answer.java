package dev.arbiter.rules.diff.world;

import static java.util.stream.Collectors.joining;

import dev.arbiter.domain.ArbiterException;
import dev.arbiter.domain.decision.Decider;
import dev.arbiter.domain.decision.Decision;
import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.domain.decision.Reason;
import dev.arbiter.domain.decision.World;
import dev.arbiter.domain.release.Release;
import dev.arbiter.rules.diff.world.Divergence.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a release decides, as far as two of them are compared.
 *
 * @param content texts and products of the chosen actions
 * @param reasons for all candidates, by action
 */
record Answer(List<String> actions, Map<String, String> content, Map<String, String> reasons) {
  private static final int MOST_DETAILS = 8;

  static Answer of(Decider decider, Release release, DecisionRequest request, World world) {
    try {
      return of(decider.decide(release, request, world).decision());
    } catch (ArbiterException failed) {
      var failure = "fails: " + failed.getMessage();
      return new Answer(List.of(failure), Map.of(), Map.of());
    }
  }

  private static Answer of(Decision decision) {
    var content = new LinkedHashMap<String, String>();
    var reasons = new LinkedHashMap<String, String>();
    for (var choice : decision.actions()) {
      content.put(choice.action(), choice.treatment() + " " + choice.items());
      reasons.put(choice.action(), "chosen for " + words(choice.reasons()));
    }
    for (var exclusion : decision.excluded()) {
      reasons.put(exclusion.action(), "not chosen for " + words(exclusion.reasons()));
    }
    return new Answer(List.copyOf(content.keySet()), content, reasons);
  }

  private static String words(List<Reason> reasons) {
    return reasons.stream()
        .filter(reason -> reasons.size() == 1 || !(reason instanceof Reason.Scored))
        .map(Answer::words)
        .distinct()
        .collect(joining(", "));
  }

  private static String words(Reason reason) {
    if (reason instanceof Reason.Rule rule) {
      return "rule \"%s\"".formatted(rule.rule().name());
    }
    if (reason instanceof Reason.Adjusted adjusted) {
      return "rule \"%s\" × %s".formatted(adjusted.rule().name(), adjusted.factor());
    }
    return reason instanceof Reason.Excluded excluded
        ? "rule \"%s\"".formatted(excluded.rule().name())
        : reason.code();
  }

  /** How another answer differs; empty if it does not. */
  Optional<Kind> difference(Answer other) {
    if (!actions.stream().limit(1).toList().equals(other.actions.stream().limit(1).toList())) {
      return Optional.of(Kind.FIRST);
    }
    if (!actions.equals(other.actions)) {
      return Optional.of(Kind.RANKING);
    }
    if (!content.equals(other.content)) {
      return Optional.of(Kind.CONTENT);
    }
    return reasons.equals(other.reasons) ? Optional.empty() : Optional.of(Kind.REASONS);
  }

  /** A sentence for each action about which the other answer says something else. */
  List<String> details(Answer other) {
    var details = new ArrayList<String>();
    var names = new TreeSet<>(reasons.keySet());
    names.addAll(other.reasons.keySet());
    for (var name : names) {
      var one = reasons.getOrDefault(name, "no candidate");
      var two = other.reasons.getOrDefault(name, "no candidate");
      if (!one.equals(two)) {
        details.add("%s: %s; now %s".formatted(name, one, two));
      }
      var before = content.get(name);
      var after = other.content.get(name);
      if (before != null && after != null && !before.equals(after)) {
        details.add("%s: %s; now %s".formatted(name, before, after));
      }
    }
    return details.stream().limit(MOST_DETAILS).toList();
  }
}
