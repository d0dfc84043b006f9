package dev.arbiter.rules.diff.world;

import java.util.List;

/**
 * In which of some situations two releases decide differently.
 *
 * @param decided in how many situations both decided
 * @param left how many were not tried, for want of time or because they are too many
 * @param differing in how many the decisions differ
 * @param divergences the weightiest first
 * @param unlisted how many more kinds of divergences there are
 */
public record WorldDifference(
    int decided, int left, int differing, List<Divergence> divergences, int unlisted) {
  public WorldDifference {
    divergences = List.copyOf(divergences);
  }
}
