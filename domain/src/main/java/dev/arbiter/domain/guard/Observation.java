package dev.arbiter.domain.guard;

import java.util.Optional;

/**
 * What was counted in a window.
 *
 * @param outcomes whether outcomes were counted, which come later, or decisions
 * @param live of the live release beside a canary
 * @param share of the subjects that the canary should have
 */
public record Observation(boolean outcomes, Counts tried, Optional<Counts> live, double share) {

  /**
   * Whether there were so many decisions of the release, or would have been if it had its share.
   */
  public boolean hasSample(int sample) {
    var beside = live.map(Counts::decisions).orElse(0L);
    return tried.decisions() >= sample || beside * share / (1 - share) >= sample;
  }

  /**
   * What was counted of one release.
   *
   * @param subjects how many different ones the decisions were for
   * @param followed for how many of these the outcome came in time
   */
  public record Counts(
      long decisions,
      long failed,
      long slow,
      long fallback,
      long empty,
      long subjects,
      long followed) {
    /** Nothing was seen. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
  }
}
