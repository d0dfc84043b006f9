package dev.arbiter.rules.proof;

import java.util.List;

/**
 * How many seeded faults scenarios catch.
 *
 * @param all how many faults can be seeded
 * @param caught those with which a scenario fails
 * @param survivors those with which all scenarios pass
 * @param harmless how many cannot change a decision, provably; they are not seeded
 * @param unsound how many do not compile, so that nobody can make them by mistake
 * @param left how many were not seeded for want of time, or beyond the sample
 */
public record MutationScore(
    int all, int caught, List<Fault> survivors, int harmless, int unsound, int left) {
  public MutationScore {
    survivors = List.copyOf(survivors);
  }

  /** The share of faults that were caught, of those that could be; 1 if there were none. */
  public double share() {
    var seeded = caught + survivors.size();
    return seeded == 0 ? 1 : (double) caught / seeded;
  }
}
