package dev.arbiter.rules.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario expects; whatever is left out may be anything.
 *
 * @param actions exactly these, by rank
 * @param present these among the chosen
 * @param absent none of these among the chosen
 * @param reasons of a chosen action, each of these codes or names of rules
 * @param excluded of an action that is not chosen, one of its reasons
 * @param items the products of an action, by rank
 * @param treatments texts by action and name
 */
public record Expectation(
    Optional<List<String>> actions,
    List<String> present,
    List<String> absent,
    Map<String, List<String>> reasons,
    Map<String, String> excluded,
    Map<String, List<String>> items,
    Map<String, Map<String, String>> treatments) {

  /** How the outcome differs, one sentence each; empty if it is as expected. */
  public List<String> differences(Outcome outcome) {
    var found = new ArrayList<String>();
    actions
        .filter(expected -> !expected.equals(outcome.actions()))
        .ifPresent(expected -> differ(found, "actions", expected, outcome.actions()));
    for (var action : present) {
      if (!outcome.actions().contains(action)) {
        found.add(
            "%s: expected among the actions, found %s".formatted(action, whyNot(outcome, action)));
      }
    }
    for (var action : absent) {
      if (outcome.actions().contains(action)) {
        found.add(
            "%s: expected not to be chosen, found at rank %d by %s"
                .formatted(
                    action, outcome.actions().indexOf(action) + 1, outcome.reasons().get(action)));
      }
    }
    compareReasons(outcome, found);
    items.forEach(
        (action, expected) ->
            compare(found, action + ": items", expected, outcome.items().get(action)));
    treatments.forEach(
        (action, texts) ->
            texts.forEach(
                (name, expected) ->
                    compare(
                        found,
                        action + ": " + name,
                        expected,
                        outcome.treatments().getOrDefault(action, Map.of()).get(name))));
    return found;
  }

  private void compareReasons(Outcome outcome, List<String> found) {
    reasons.forEach(
        (action, expected) -> {
          var actual = outcome.reasons().getOrDefault(action, List.of());
          if (!actual.containsAll(expected)) {
            differ(found, action + ": reasons", expected, actual);
          }
        });
    excluded.forEach(
        (action, expected) -> {
          var actual = outcome.excluded().getOrDefault(action, List.of());
          if (!actual.contains(expected)) {
            differ(
                found,
                action + ": excluded",
                expected,
                outcome.actions().contains(action) ? "chosen" : actual);
          }
        });
  }

  private static String whyNot(Outcome outcome, String action) {
    return outcome.excluded().containsKey(action)
        ? "excluded by " + outcome.excluded().get(action)
        : "no such candidate";
  }

  private static void compare(
      List<String> found, String what, Object expected, @Nullable Object actual) {
    if (!expected.equals(actual)) {
      differ(found, what, expected, actual == null ? "nothing" : actual);
    }
  }

  private static void differ(List<String> found, String what, Object expected, Object actual) {
    found.add("%s: expected %s, found %s".formatted(what, expected, actual));
  }
}
