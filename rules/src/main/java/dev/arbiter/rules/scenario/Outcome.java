package dev.arbiter.rules.scenario;

import dev.arbiter.domain.decision.Decision;
import dev.arbiter.domain.decision.Reason;
import dev.arbiter.domain.rule.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a scenario looks at in a decision, whether it was made in process or came over HTTP.
 *
 * @param actions the chosen ones by rank
 * @param reasons of the chosen ones: codes, and names of rules
 * @param excluded of the others: codes of reasons
 * @param items the products shown, by action
 * @param treatments the texts by action and name
 */
public record Outcome(
    List<String> actions,
    Map<String, List<String>> reasons,
    Map<String, List<String>> excluded,
    Map<String, List<String>> items,
    Map<String, Map<String, String>> treatments) {

  public static Outcome of(Decision decision) {
    var reasons = new LinkedHashMap<String, List<String>>();
    var items = new LinkedHashMap<String, List<String>>();
    var treatments = new LinkedHashMap<String, Map<String, String>>();
    for (var choice : decision.actions()) {
      reasons.put(choice.action(), choice.reasons().stream().flatMap(Outcome::words).toList());
      items.put(choice.action(), choice.items().stream().map(Item::product).toList());
      treatments.put(choice.action(), choice.treatment());
    }
    var excluded = new LinkedHashMap<String, List<String>>();
    for (var exclusion : decision.excluded()) {
      excluded.put(
          exclusion.action(), exclusion.reasons().stream().flatMap(Outcome::words).toList());
    }
    return new Outcome(List.copyOf(reasons.keySet()), reasons, excluded, items, treatments);
  }

  private static Stream<String> words(Reason reason) {
    if (reason instanceof Reason.Rule rule) {
      return Stream.of(reason.code(), rule.rule().name());
    }
    if (reason instanceof Reason.Adjusted adjusted) {
      return Stream.of(reason.code(), adjusted.rule().name());
    }
    if (reason instanceof Reason.Excluded excluded) {
      return Stream.of(reason.code(), excluded.rule().name());
    }
    return Stream.of(reason.code());
  }
}
