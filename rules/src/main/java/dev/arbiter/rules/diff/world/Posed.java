package dev.arbiter.rules.diff.world;

import dev.arbiter.domain.decision.DecisionRequest;
import dev.arbiter.domain.decision.World;
import dev.arbiter.domain.fact.Facts;
import java.util.Map;
import java.util.TreeMap;

/**
 * A situation in which releases are to decide.
 *
 * @param about where it comes from, in words
 * @param facts what is given beside that, by their names
 */
record Posed(String about, Map<String, Object> facts, DecisionRequest request, World world) {

  /** The same situation, but for some facts by their names. */
  Posed with(String because, Map<String, Object> others) {
    var traits = new TreeMap<String, Object>();
    var context = new TreeMap<String, Object>();
    others.forEach(
        (path, value) -> {
          var name = path.substring(path.indexOf('.') + 1);
          if (path.startsWith("traits.")) {
            traits.put(name, value);
          } else if (path.startsWith("context.")) {
            context.put(name, value);
          }
        });
    var all = new TreeMap<>(facts);
    all.putAll(others);
    var known = world.known();
    return new Posed(
        because,
        all,
        new DecisionRequest(
            request.subject(),
            request.slot(),
            request.channel(),
            request.purpose(),
            request.context().with(Facts.of(context)),
            request.limit()),
        new World(
            world.decisionId(),
            new Somebody(Facts.of(traits), known.consents(), known),
            world.contacts(),
            world.now(),
            world.seed()));
  }
}
