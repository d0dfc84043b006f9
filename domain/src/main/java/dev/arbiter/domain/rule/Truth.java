package dev.arbiter.domain.rule;

/** The value of a condition: what is unknown is neither true nor false. */
public enum Truth {
  TRUE,
  FALSE,
  UNKNOWN;

  public static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }
}
