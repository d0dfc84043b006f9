package dev.arbiter.domain.rule;

/** Thrown when rules cost more than they may. */
public final class BudgetException extends RuleException {
  public BudgetException(String message) {
    super(message);
  }
}
