package dev.arbiter.service.events.matching;

import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.match.Clusters;
import dev.arbiter.domain.match.Link;
import dev.arbiter.domain.match.Matcher;
import dev.arbiter.domain.match.Person;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * What came of comparing people.
 *
 * @param found the links
 * @param pairs how many were compared
 * @param oversized how many keys were left out because too many people share them
 * @param weights the digest of the weights; empty if there was nobody to compare
 */
record Outcome(List<Found> found, long pairs, int oversized, Optional<String> weights) {

  /**
   * A link.
   *
   * @param joins whether it makes two subjects one
   * @param refused why it does not, though it is strong enough
   */
  record Found(Link link, boolean joins, Optional<Clusters.Reason> refused) {}

  /**
   * Compares people as it is declared.
   *
   * @param links how many there may be
   * @throws ViolationException if there are more
   */
  static Outcome of(Declaration declaration, Collection<Person> people, int links) {
    if (people.size() < 2) {
      return new Outcome(List.of(), 0, 0, Optional.empty());
    }
    var settings = declaration.settings(links);
    var weights = Matcher.fit(declaration.fields(), people, settings);
    var matcher = new Matcher(weights, settings);
    var matches = matcher.match(people);
    var strong =
        matches.links().stream()
            .filter(link -> link.probability() >= declaration.threshold())
            .toList();
    var refused = new HashMap<Link, Clusters.Reason>();
    // What is certain is judged anew with each event, and not here.
    matcher
        .group(people, strong, Clusters.NO_CONFLICT)
        .refused()
        .forEach(one -> refused.put(one.link(), one.reason()));
    var found =
        matches.links().stream()
            .map(
                link ->
                    new Found(
                        link,
                        declaration.joins()
                            && link.probability() >= declaration.threshold()
                            && !refused.containsKey(link),
                        Optional.ofNullable(refused.get(link))))
            .toList();
    return new Outcome(found, matches.pairs(), matches.oversized(), Optional.of(weights.digest()));
  }
}
