package dev.arbiter.rules.diff.table;

/** What the comparison of all tables together may still take. For one thread. */
public final class Budget {
  private final long end;
  private long left;

  /**
   * @param steps the most of the search
   * @param nanos how long it may go on from now
   */
  public Budget(long steps, long nanos) {
    this.left = steps;
    this.end = System.nanoTime() + nanos;
  }

  /** Whether there were enough steps left. */
  boolean spend(long steps) {
    left -= steps;
    return left >= 0;
  }

  /** Whether nothing more is to be searched. */
  boolean isOut() {
    return left < 0 || isLate();
  }

  /** Whether the time is over. */
  boolean isLate() {
    return System.nanoTime() - end >= 0;
  }
}
