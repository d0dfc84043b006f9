package dev.arbiter.domain.relevance;

/**
 * The distribution of chi-square, by the incomplete gamma function: its series and its continued
 * fraction (Abramowitz and Stegun, Handbook of Mathematical Functions, 6.5.29 and 6.5.31).
 */
final class ChiSquare {
  private static final double PRECISE = 1e-14;
  private static final int MOST_TERMS = 10_000;
  private static final double TINY = 1e-300;

  private ChiSquare() {}

  /**
   * How probable it is that a value is greater than {@code x}.
   *
   * @param freedom the degrees of freedom, from 1
   */
  static double beyond(double x, int freedom) {
    if (x <= 0) {
      return 1;
    }
    var a = freedom / 2.0;
    var half = x / 2;
    var scale = Math.exp(a * Math.log(half) - half - logGamma(freedom));
    var beyond = half < a + 1 ? 1 - scale * series(a, half) : scale * fraction(a, half);
    return Math.min(1, Math.max(0, beyond));
  }

  private static double series(double a, double x) {
    var term = 1 / a;
    var sum = term;
    for (var n = 1; n < MOST_TERMS && term > sum * PRECISE; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return sum;
  }

  /** By Lentz's method. */
  private static double fraction(double a, double x) {
    var b = x + 1 - a;
    var c = 1 / TINY;
    var d = 1 / b;
    var product = d;
    var change = 0.0;
    for (var n = 1; n < MOST_TERMS && Math.abs(change - 1) > PRECISE; n++) {
      var factor = n * (a - n);
      b += 2;
      d = 1 / nonZero(factor * d + b);
      c = nonZero(b + factor / c);
      change = c * d;
      product *= change;
    }
    return product;
  }

  private static double nonZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** By the recurrence of gamma, from 1 or from one half. */
  private static double logGamma(int halves) {
    var sum = halves % 2 == 0 ? 0 : Math.log(Math.PI) / 2;
    for (var i = halves - 2; i > 0; i -= 2) {
      sum += Math.log(i / 2.0);
    }
    return sum;
  }
}
