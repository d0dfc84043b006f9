package dev.arbiter.rules.analysis;

/** How much a finding weighs. */
public enum Severity {
  /** What the rules say cannot be meant; no release is made of it. */
  ERROR,
  /** It is probably not meant. */
  WARNING,
  /** Worth knowing. */
  NOTE
}
