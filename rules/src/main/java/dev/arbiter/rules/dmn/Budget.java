package dev.arbiter.rules.dmn;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the bounds of the evaluation on this thread. Every expression pays for itself
 * here, and every value that it makes is weighed: a list that holds another one twice, forty levels
 * deep, would be small to make and too large to read. Once the budget is exceeded it stays so,
 * because the engine may swallow the first {@link BudgetError}. For one thread.
 */
final class Budget {
  /** Values with more parts, or of more levels, are refused; a part is also 16 characters. */
  private static final int MOST_PARTS = 1_000_000;

  private static final int MOST_LEVELS = 64;
  private static final int CHARACTERS_PER_PART = 16;
  private static final int PARTS_PER_STEP = 8;
  private static final int WORTH_REMEMBERING = 64;

  /** Nested calls and decisions; well below what the stack of a thread holds. */
  private static final int MOST_CALLS = 200;

  /** DMN numbers have 34 digits and exponents up to 6144. */
  private static final int MOST_DIGITS = 7_000;

  private static final int STEPS_BETWEEN_LOOKS = 128;
  private static final ThreadLocal<Budget> CURRENT = new ThreadLocal<>();

  private final Instant now;
  private final long deadline;
  private final IdentityHashMap<Object, Integer> weights = new IdentityHashMap<>();
  private long steps;
  private int untilLook = STEPS_BETWEEN_LOOKS;
  private int calls;
  private Optional<String> exceeded = Optional.empty();

  private Budget(DmnBounds bounds) {
    this.now = bounds.now();
    this.steps = bounds.steps();
    this.deadline = System.nanoTime() + bounds.time().toNanos();
  }

  /** The budget of this thread. */
  static Budget current() {
    var budget = CURRENT.get();
    if (budget == null) {
      throw new BudgetError("nothing is evaluated outside a budget");
    }
    return budget;
  }

  /**
   * Does the work within bounds.
   *
   * @throws BudgetError if it exceeded them, even if the work did not notice
   */
  static <T> T within(DmnBounds bounds, Supplier<T> work) {
    var outer = CURRENT.get();
    var budget = new Budget(bounds);
    CURRENT.set(budget);
    try {
      var result = work.get();
      budget.exceeded.ifPresent(
          message -> {
            throw new BudgetError(message);
          });
      return result;
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }

  Instant now() {
    return now;
  }

  /** Pays for one expression. */
  void step() {
    pay(1);
  }

  /** Pays for work of this size. */
  void pay(long cost) {
    steps -= cost;
    if (steps < 0) {
      throw exceed("takes too many steps");
    }
    if (--untilLook <= 0) {
      look();
    }
  }

  /** Ends the work if its time is over. */
  void look() {
    untilLook = STEPS_BETWEEN_LOOKS;
    if (exceeded.isPresent()) {
      throw new BudgetError(exceeded.get());
    }
    if (System.nanoTime() > deadline) {
      throw exceed("takes too long");
    }
  }

  /** Begins a call, which {@link #leave} ends. */
  void enter() {
    if (++calls > MOST_CALLS) {
      throw exceed("calls itself too deeply");
    }
  }

  void leave() {
    calls--;
  }

  BudgetError exceed(String how) {
    steps = 0;
    var message = exceeded.orElse("The evaluation " + how);
    exceeded = Optional.of(message);
    return new BudgetError(message);
  }

  /** Lets a value pass if it is not too large; large ones cost steps. */
  @Nullable Object weighed(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
        throw exceed("makes a number with too many digits");
      }
    } else if (value instanceof String text) {
      pay(checked(1L + text.length() / CHARACTERS_PER_PART) / PARTS_PER_STEP);
    } else if (value instanceof Collection<?> list) {
      weight(list, list, 0);
      pay(list.size() / PARTS_PER_STEP);
    } else if (value instanceof Map<?, ?> map) {
      weight(map, map.values(), 0);
    }
    return value;
  }

  private int weight(@Nullable Object value, int level) {
    if (value instanceof String text) {
      return checked(1L + text.length() / CHARACTERS_PER_PART);
    }
    if (value instanceof Collection<?> list) {
      return weight(list, list, level);
    }
    return value instanceof Map<?, ?> map ? weight(map, map.values(), level) : 1;
  }

  private int weight(Object whole, Collection<?> parts, int level) {
    if (level > MOST_LEVELS) {
      throw exceed("makes a value of too many levels");
    }
    if (parts.size() >= WORTH_REMEMBERING) {
      var known = weights.get(whole);
      if (known != null && known >= parts.size()) {
        return known;
      }
    }
    var sum = 1L;
    for (var part : parts) {
      sum += weight(part, level + 1);
      checked(sum);
      if (--untilLook <= 0) {
        look();
      }
    }
    if (parts.size() >= WORTH_REMEMBERING) {
      weights.put(whole, (int) sum);
    }
    return (int) sum;
  }

  private int checked(long parts) {
    if (parts > MOST_PARTS) {
      throw exceed("makes a value that is too large");
    }
    return (int) parts;
  }
}
