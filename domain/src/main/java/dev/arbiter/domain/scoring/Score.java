package dev.arbiter.domain.scoring;

/**
 * The output of a model.
 *
 * @param model the model's id
 * @param version the model's version
 * @param value a finite number; a probability in [0, 1] where it is used as propensity
 * @param source whether the model answered or its declared fallback stands in
 */
public record Score(String model, String version, double value, Source source) {

  public Score {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("the score of " + model + " must be finite");
    }
  }

  /** Where a score comes from. */
  public enum Source {
    MODEL,
    FALLBACK
  }
}
