package dev.arbiter.rules.cost;

import dev.arbiter.rules.Problem;
import dev.arbiter.rules.project.Gates;
import java.util.List;
import java.util.Optional;

/**
 * What decisions cost, and of that each rule.
 *
 * @param decision the whole decision
 * @param parts the dearest first; what was never asked is last
 */
public record CostReport(Cost decision, List<Cost> parts) {
  public CostReport {
    parts = List.copyOf(parts);
  }

  /**
   * The cost of one thing.
   *
   * @param kind such as {@code table}
   * @param name such as the id of an action
   * @param count how often it was asked
   * @param p50 the median in microseconds
   * @param p99 within which 99 of 100 lie, in microseconds
   * @param share of the time of all decisions
   */
  public record Cost(String kind, String name, int count, double p50, double p99, double share) {}

  /** Why the project costs more than it allows itself; empty if it does not. */
  public Optional<Problem> objection(Gates gates) {
    return gates.cost().isPresent() && decision.p99() > gates.cost().getAsInt()
        ? Optional.of(
            new Problem(
                "project.yaml",
                0,
                "gates.cost",
                "expected 99 of 100 decisions within %d µs, found %.0f µs"
                    .formatted(gates.cost().getAsInt(), decision.p99())))
        : Optional.empty();
  }
}
