package dev.arbiter.domain.scoring;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.rule.Situation;
import java.util.HashMap;

/**
 * A model of a release, ready to be asked.
 *
 * @param spec its declaration
 * @param scorer the model itself
 */
public record Model(ModelSpec spec, Scorer scorer) {

  /** The model's output about the subject, or its declared fallback, marked as such. */
  public Score score(Situation situation) {
    var inputs = new HashMap<String, Object>();
    for (var input : spec.inputs()) {
      situation.value(input).ifPresent(value -> inputs.put(input, value));
    }
    try {
      return new Score(
          spec.id(), spec.version(), scorer.score(Facts.of(inputs)), Score.Source.MODEL);
    } catch (ScoringException unavailable) {
      return new Score(spec.id(), spec.version(), spec.fallback(), Score.Source.FALLBACK);
    }
  }
}
