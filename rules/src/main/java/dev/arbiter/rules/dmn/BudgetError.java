package dev.arbiter.rules.dmn;

/**
 * Ends an evaluation that costs too much; an error, because the engine goes on after exceptions.
 */
final class BudgetError extends Error {
  private static final long serialVersionUID = 1;

  BudgetError(String message) {
    super(message, null, false, false);
  }
}
