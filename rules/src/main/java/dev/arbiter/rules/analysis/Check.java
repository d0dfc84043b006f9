package dev.arbiter.rules.analysis;

import java.util.Locale;

/** What is looked for. */
public enum Check {
  TABLE_GAP("Inputs for which no row of a table speaks"),
  TABLE_OVERLAP("Rows of a UNIQUE table that match together"),
  TABLE_CONFLICT("Rows that match together and contradict each other"),
  ROW_UNREACHABLE("A row that never speaks, because others always speak before it"),
  ROW_DEAD("A row that no input matches"),
  ROW_REDUNDANT("A row within another one that says the same"),
  TABLE_OPEN("A table or cell that is not analysed, or not to the end"),
  ACTION_UNREACHABLE("An action that can never be chosen"),
  ACTION_WITHOUT_FORM("An action in a slot for whose channels it has no treatment"),
  EXCLUDE_LEFT_OUT("A rule that excludes and is left out because a tag of it is disabled"),
  SLOT_EMPTY("A slot without actions"),
  CONDITION_NEVER("A condition, or a part of one, that is never true"),
  CONDITION_ALWAYS("A condition, or a part of one, that is true whatever is known"),
  CONDITION_OPEN("A condition that is not analysed, or not to the end"),
  CONDITION_COMPLEX("A condition, cell or rule with more terms than the project allows"),
  TRAIT_UNDECLARED("A trait that is read but not declared"),
  TRAIT_UNREAD("A trait that is declared but never read"),
  SEGMENT_UNREAD("A segment that no rule reads"),
  SEGMENTS_MANY("More core segments than the project allows"),
  MODEL_UNREAD("A model that nothing reads");

  private final String description;

  Check(String description) {
    this.description = description;
  }

  /** The name in reports, such as {@code table-gap}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String description() {
    return description;
  }
}
