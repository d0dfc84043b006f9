package dev.arbiter.domain.guard;

/**
 * How likely it is at most that so many of n trials succeed, each with the same chance: the bound
 * of Chernoff and Hoeffding, exp(−n · KL(k/n ‖ p)). It holds for every n, also where trials without
 * replacement are not independent.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1963.10500830">W. Hoeffding, Probability
 *     Inequalities for Sums of Bounded Random Variables, 1963, Theorem 1 and section 6</a>
 */
final class Chernoff {
  private Chernoff() {}

  /** That at least k of n succeed. */
  static double atLeast(long k, long n, double p) {
    return n == 0 || k <= n * p ? 1 : Math.exp(-n * divergence((double) k / n, p));
  }

  /** That at most k of n succeed. */
  static double atMost(long k, long n, double p) {
    return atLeast(n - k, n, 1 - p);
  }

  /** That the number of successes is k, or as unlikely on the same or the other side. */
  static double asFar(long k, long n, double p) {
    return Math.min(1, 2 * Math.min(atLeast(k, n, p), atMost(k, n, p)));
  }

  /** The relative entropy of two chances, in nats. */
  private static double divergence(double q, double p) {
    return term(q, p) + term(1 - q, 1 - p);
  }

  private static double term(double q, double p) {
    return q <= 0 ? 0 : q * Math.log(q / p);
  }
}
