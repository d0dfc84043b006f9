package dev.arbiter.domain.timeline;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order of a subject, or a cancellation, which is an order of negative amount.
 *
 * @param placedAt the instant of its earliest line
 * @param amount the sum of quantity times price of its lines
 */
public record Order(Instant placedAt, BigDecimal amount) {

  Order plus(Order line) {
    return new Order(
        placedAt.isBefore(line.placedAt) ? placedAt : line.placedAt, amount.add(line.amount));
  }

  public boolean isCancellation() {
    return amount.signum() < 0;
  }

  /** Whether something was bought in it that was not taken back under its own id. */
  public boolean isPurchase() {
    return amount.signum() > 0;
  }
}
