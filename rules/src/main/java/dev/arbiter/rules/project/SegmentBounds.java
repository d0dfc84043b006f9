package dev.arbiter.rules.project;

/**
 * How many core segments a project has at most; more can hardly be told apart by those who act on
 * them.
 *
 * @param most the most of them
 * @param policy what becomes of a release that has more
 */
public record SegmentBounds(int most, Policy policy) {
  /** What holds of a project that says nothing. */
  public static final SegmentBounds DEFAULT = new SegmentBounds(10, Policy.WARN);

  /** What becomes of a release beyond the bound. */
  public enum Policy {
    /** The analysis warns of it. */
    WARN,
    /** None is made. */
    BLOCK
  }
}
