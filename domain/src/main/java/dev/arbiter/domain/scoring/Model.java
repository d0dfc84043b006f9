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

  /**
   * The model's output about the subject, or its declared fallback, marked as such, if the model
   * cannot answer or answers no finite number.
   */
  public Score score(Situation situation) {
    var inputs = new HashMap<String, Object>();
    for (var input : spec.inputs()) {
      situation.value(input).ifPresent(value -> inputs.put(input, value));
    }
    try {
      var output = scorer.score(Facts.derived(inputs));
      return Double.isFinite(output) ? score(output, Score.Source.MODEL) : fallback();
    } catch (ScoringException unavailable) {
      return fallback();
    }
  }

  private Score fallback() {
    return score(spec.fallback(), Score.Source.FALLBACK);
  }

  private Score score(double value, Score.Source source) {
    return new Score(spec.id(), spec.version(), value, source);
  }
}
