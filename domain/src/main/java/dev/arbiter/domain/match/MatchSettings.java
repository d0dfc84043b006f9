package dev.arbiter.domain.match;

/**
 * When records are linked, and within which bounds.
 *
 * @param threshold the probability from which on two records are linked, more than 0 and at most 1
 * @param block how many records may share a key of which all pairs are compared, at least 2
 */
public record MatchSettings(double threshold, int block) {
  /** What is good for records about people in general. */
  public static final MatchSettings DEFAULT = new MatchSettings(0.9, 100);

  public MatchSettings {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException("the threshold must be more than 0 and at most 1");
    }
    if (block < 2) {
      throw new IllegalArgumentException("a block must have room for 2");
    }
  }
}
