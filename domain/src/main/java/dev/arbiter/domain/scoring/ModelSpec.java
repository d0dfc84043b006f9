package dev.arbiter.domain.scoring;

import java.util.List;

/**
 * A model as a rule project declares it.
 *
 * @param id its name in rules and actions
 * @param version changes with every change of the artefact
 * @param kind which {@link ScorerProvider} opens it
 * @param inputs the facts it reads, as {@code traits.x} or {@code context.x}
 * @param fallback the value used when it cannot answer
 */
public record ModelSpec(
    String id, String version, String kind, List<String> inputs, double fallback) {
  public ModelSpec {
    inputs = List.copyOf(inputs);
    if (!Double.isFinite(fallback)) {
      throw new IllegalArgumentException("the fallback of " + id + " must be finite");
    }
  }
}
