package dev.arbiter.domain.guard;

/**
 * What one bound says of a window.
 *
 * @param guardrail the name of the bound
 * @param sample how many decisions or subjects there were
 * @param observed the share that was seen
 * @param bound the share that may be
 * @param chance how likely it is at most to see this, or what is worse, if the bound is kept
 * @param breached whether that is too unlikely to believe
 */
public record Finding(
    String guardrail, long sample, double observed, double bound, double chance, boolean breached) {

  static Finding atMost(String guardrail, long seen, long of, double bound) {
    return new Finding(
        guardrail, of, share(seen, of), bound, Chernoff.atLeast(seen, of, bound), false);
  }

  static Finding exactly(String guardrail, long seen, long of, double bound) {
    return new Finding(
        guardrail, of, share(seen, of), bound, Chernoff.asFar(seen, of, bound), false);
  }

  /**
   * @param spent the chance of a false alarm that is taken
   */
  Finding judged(double spent) {
    return new Finding(guardrail, sample, observed, bound, chance, chance < spent);
  }

  static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
