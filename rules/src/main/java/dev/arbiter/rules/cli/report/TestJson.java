package dev.arbiter.rules.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbiter.rules.proof.Coverage;
import dev.arbiter.rules.proof.Fault;
import dev.arbiter.rules.proof.MutationScore;
import dev.arbiter.rules.proof.Proof;
import java.util.Optional;

/**
 * Writes how a test went as JSON.
 *
 * @param mutations empty if no faults were seeded
 */
public record TestJson(Proof proof, Optional<MutationScore> mutations) {

  public JsonNode json() {
    var root = JsonNodeFactory.instance.objectNode();
    var scenarios = root.putArray("scenarios");
    for (var result : proof.results()) {
      var scenario =
          scenarios
              .addObject()
              .put("file", result.scenario().file())
              .put("line", result.scenario().line())
              .put("scenario", result.scenario().name())
              .put("passed", result.passed());
      result.differences().forEach(scenario.withArray("differences")::add);
    }
    root.put("resting", proof.resting());
    coverage(root.putObject("coverage"));
    mutations.ifPresent(score -> mutations(root.putObject("mutations"), score));
    return root;
  }

  private void coverage(ObjectNode coverage) {
    coverage.put("share", proof.coverage().share());
    var parts = coverage.putArray("parts");
    for (var part : proof.coverage().parts()) {
      var item =
          parts
              .addObject()
              .put("name", part.name())
              .put("total", part.total())
              .put("reached", part.reached());
      var missed = item.putArray("missed");
      part.missed().forEach(place -> add(missed, place));
    }
  }

  private static void add(ArrayNode missed, Coverage.Place place) {
    missed
        .addObject()
        .put("file", place.file())
        .put("line", place.line())
        .put("what", place.what());
  }

  private static void mutations(ObjectNode node, MutationScore score) {
    node.put("share", score.share())
        .put("possible", score.all())
        .put("caught", score.caught())
        .put("harmless", score.harmless())
        .put("unsound", score.unsound())
        .put("left", score.left());
    var survivors = node.putArray("survivors");
    for (Fault fault : score.survivors()) {
      survivors
          .addObject()
          .put("file", fault.file())
          .put("line", fault.line())
          .put("place", fault.place())
          .put("change", fault.change());
    }
  }
}
