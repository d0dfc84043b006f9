package dev.arbiter.domain.timeline;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a subject has had to do with one product.
 *
 * @param quantity how many were bought, less those cancelled
 * @param boughtAt when it was last bought
 * @param viewedAt when it was last looked at
 */
public record Interest(
    BigDecimal quantity, Optional<Instant> boughtAt, Optional<Instant> viewedAt) {

  static Interest bought(BigDecimal quantity, Instant at) {
    return new Interest(quantity, Optional.of(at), Optional.empty());
  }

  static Interest cancelled(BigDecimal quantity) {
    return new Interest(quantity.negate(), Optional.empty(), Optional.empty());
  }

  static Interest viewed(Instant at) {
    return new Interest(BigDecimal.ZERO, Optional.empty(), Optional.of(at));
  }

  Interest plus(Interest other) {
    return new Interest(
        quantity.add(other.quantity),
        latest(boughtAt, other.boughtAt),
        latest(viewedAt, other.viewedAt));
  }

  /** Whether it was looked at and not bought at that instant or later. */
  public boolean isOpen() {
    return viewedAt.isPresent()
        && boughtAt.map(bought -> bought.isBefore(viewedAt.get())).orElse(true);
  }

  /** Whether more of it were bought than cancelled. */
  public boolean isOwned() {
    return quantity.signum() > 0;
  }

  /** Whether more of it were bought. */
  public boolean exceeds(Interest other) {
    return quantity.compareTo(other.quantity) > 0;
  }

  private static Optional<Instant> latest(Optional<Instant> one, Optional<Instant> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isPresent() ? one : other;
    }
    return one.get().isAfter(other.get()) ? one : other;
  }
}
