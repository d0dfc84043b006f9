package dev.arbiter.ml;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.scoring.Scorer;

/** A logistic regression: the sigmoid of the sum of an intercept and a term for each input. */
final class Logistic implements Scorer {
  private final double intercept;
  private final Term[] terms;

  Logistic(double intercept, Term... terms) {
    this.intercept = intercept;
    this.terms = terms.clone();
  }

  @Override
  public double score(Facts inputs) {
    var logOdds = intercept;
    for (var term : terms) {
      logOdds += term.contribution(inputs);
    }
    return Values.finite(Values.sigmoid(logOdds));
  }
}
