package dev.arbiter.domain.scoring;

import dev.arbiter.domain.fact.Facts;

/** A model that can be asked. Implementations are thread-safe and answer equal facts equally. */
public interface Scorer {

  /**
   * The model's output for the facts named in {@link ModelSpec#inputs()}; unknown ones are absent.
   *
   * @throws ScoringException if the model cannot answer; the declared fallback then stands in
   */
  double score(Facts inputs);
}
