package dev.arbiter.domain.decision;

import java.util.Comparator;
import java.util.List;

/**
 * The order among candidates: the higher priority first, then the higher value of an acceptance,
 * then the id. It is total and does not depend on the order of its input.
 */
final class Arbitration {
  private static final Comparator<Candidate> ORDER =
      Comparator.comparingDouble(Candidate::priority)
          .thenComparingDouble(candidate -> candidate.action().value())
          .reversed()
          .thenComparing(Candidate::id);

  private Arbitration() {}

  static List<Candidate> rank(List<Candidate> candidates) {
    return candidates.stream().sorted(ORDER).toList();
  }
}
