package dev.arbiter.rules.feel;

/** What a condition is made of, as far as an analysis looks into it. */
public sealed interface ConditionTerm {
  /** As it is written. */
  String text();

  /** True if both are. */
  record Both(String text, ConditionTerm left, ConditionTerm right) implements ConditionTerm {}

  /** True if one is. */
  record Either(String text, ConditionTerm left, ConditionTerm right) implements ConditionTerm {}

  /** True if the other is false. */
  record Not(String text, ConditionTerm term) implements ConditionTerm {}

  /**
   * Whether a fact is as a cell of a decision table would accept it.
   *
   * @param fact its path, such as {@code traits.age}
   * @param cell of numbers, texts or truth values
   */
  record Test(String text, String fact, String cell) implements ConditionTerm {}

  /** Something else; where it is written in the same way, it has the same answer. */
  record Other(String text) implements ConditionTerm {}
}
