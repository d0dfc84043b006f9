package dev.arbiter.ml;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.scoring.ScoringException;
import java.util.Map;

/** What one input adds to the log-odds of a logistic model. */
sealed interface Term {
  String input();

  double contribution(Facts facts);

  /**
   * A number, taken between two bounds, transformed, standardised and weighted.
   *
   * @param lowest smaller numbers count as this one
   * @param highest greater numbers count as this one
   * @param missing the number that stands for an unknown one; {@code NaN} if the model then cannot
   *     answer
   */
  record Numeric(
      String input,
      Transform transform,
      double lowest,
      double highest,
      double mean,
      double scale,
      double weight,
      double missing)
      implements Term {

    @Override
    public double contribution(Facts facts) {
      var value = Values.number(facts, input);
      if (Double.isNaN(value)) {
        value = missing;
      }
      if (Double.isNaN(value)) {
        throw new ScoringException("The input " + input + " is unknown");
      }
      var bounded = Math.min(highest, Math.max(lowest, value));
      return weight * ((transform.apply(bounded) - mean) / scale);
    }
  }

  /**
   * A category with a weight of its own.
   *
   * @param weights the weight of each category that the model knows
   * @param unknown the weight of any other category
   * @param missing the weight when the input is unknown
   */
  record Categorical(String input, Map<String, Double> weights, double unknown, double missing)
      implements Term {
    public Categorical {
      weights = Map.copyOf(weights);
    }

    @Override
    public double contribution(Facts facts) {
      var category = Values.category(facts, input);
      if (category == null) {
        return missing;
      }
      Double weight = weights.get(category);
      return weight == null ? unknown : weight;
    }
  }

  /** What is done to a number before it is standardised. */
  enum Transform {
    IDENTITY {
      @Override
      double apply(double value) {
        return value;
      }
    },
    /** The natural logarithm of one plus the number. */
    LOG1P {
      @Override
      double apply(double value) {
        return StrictMath.log1p(value);
      }
    };

    abstract double apply(double value);
  }
}
