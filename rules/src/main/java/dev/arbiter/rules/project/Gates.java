package dev.arbiter.rules.project;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a project asks of itself before a release is made of it.
 *
 * @param warnings the most warnings; any number if empty
 * @param coverage the least share of rows, rules and outcomes of conditions that scenarios reach
 * @param mutation the least share of seeded faults that scenarios catch
 * @param complexity the most terms of one condition, cell or rule
 * @param cost the most microseconds within which 99 of 100 decisions are made
 */
public record Gates(
    OptionalInt warnings,
    OptionalDouble coverage,
    OptionalDouble mutation,
    int complexity,
    OptionalInt cost) {
  private static final int COMPLEXITY = 60;

  /** What is asked of a project that says nothing. */
  public static final Gates DEFAULT =
      new Gates(
          OptionalInt.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          COMPLEXITY,
          OptionalInt.empty());
}
