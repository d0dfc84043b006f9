package dev.arbiter.rules.dmn;

/** What of a model is to be evaluated. */
public sealed interface DmnTarget {
  /** All decisions of the model. */
  record Whole() implements DmnTarget {}

  /**
   * One decision and what it needs.
   *
   * @param decision its name or id
   */
  record One(String decision) implements DmnTarget {}

  /**
   * A decision service of the model.
   *
   * @param service its name or id
   */
  record Service(String service) implements DmnTarget {}
}
