package dev.arbiter.rules.budget;

import dev.arbiter.domain.rule.BudgetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation has cost so far. Engines that call back from deep within find that of their
 * thread; once it has exceeded its budget, each further step fails again, so that no engine can go
 * on by swallowing the failure. For one thread.
 */
public final class Spending implements AutoCloseable {
  private static final ThreadLocal<@Nullable Spending> CURRENT = new ThreadLocal<>();
  private static final int BETWEEN_LOOKS = 64;

  private final Budget budget;
  private final long start = System.nanoTime();
  private final @Nullable Spending outer;
  private long steps;
  private long nextLook = BETWEEN_LOOKS;
  private int firings;
  private @Nullable BudgetException exceeded;

  private Spending(Budget budget) {
    this.budget = budget;
    this.outer = CURRENT.get();
  }

  /** Starts counting for this thread, until closed. */
  public static Spending start(Budget budget) {
    var spending = new Spending(budget);
    CURRENT.set(spending);
    return spending;
  }

  /** Counts steps of this thread's evaluation, if there is one. */
  public static void spend(long steps) {
    var spending = CURRENT.get();
    if (spending != null) {
      spending.step(steps);
    }
  }

  /** Ends this thread's evaluation because of something that is too large. */
  public static BudgetException tooLarge(String what) {
    var spending = CURRENT.get();
    var exceeded = new BudgetException(what);
    if (spending != null && spending.exceeded == null) {
      spending.exceeded = exceeded;
    }
    return exceeded;
  }

  /**
   * Counts steps.
   *
   * @throws BudgetException if they are too many, or the time is over
   */
  public void step(long count) {
    if (exceeded != null) {
      throw exceeded;
    }
    steps += count;
    if (steps > budget.steps()) {
      throw exceed("looked at more than " + budget.steps() + " facts");
    }
    if (steps >= nextLook) {
      nextLook = steps + BETWEEN_LOOKS;
      look();
    }
  }

  /** Counts a rule that fires. */
  public void fire() {
    if (exceeded != null) {
      throw exceeded;
    }
    if (++firings > budget.firings()) {
      throw exceed("fired more than " + budget.firings() + " times");
    }
    look();
  }

  /** How the budget was exceeded, if it was. */
  public Optional<BudgetException> exceeded() {
    return Optional.ofNullable(exceeded);
  }

  @Override
  public void close() {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
  }

  private void look() {
    if (System.nanoTime() - start > budget.time().toNanos()) {
      throw exceed("took longer than " + budget.time().toMillis() + " ms");
    }
  }

  private BudgetException exceed(String how) {
    exceeded = new BudgetException("the rules " + how);
    return exceeded;
  }
}
