package dev.arbiter.domain.decision;

import java.util.List;

/**
 * A candidate that was not chosen.
 *
 * @param action its id
 * @param stage where it was dropped
 * @param reasons why, never empty
 */
public record Exclusion(String action, Stage stage, List<Reason> reasons) {
  public Exclusion {
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("no reason was given for excluding " + action);
    }
  }
}
