package dev.arbiter.domain.trait;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.timeline.Series;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number made of the events of a type.
 *
 * @param kind what is made of them
 * @param type the type of event
 * @param where which of them
 * @param of the fields whose product counts for each event; one that lacks a field is left out
 * @param window when they happened
 */
public record Aggregate(Kind kind, String type, Filter where, List<String> of, Window window)
    implements Derivation {
  private static final int SCALE = 6;

  public Aggregate {
    of = List.copyOf(of);
  }

  /** What is made of events. */
  public enum Kind {
    /** How many there are. */
    COUNT,
    /** The sum; 0 of none. */
    SUM,
    /** The arithmetic mean, to six decimals; unknown of none. */
    MEAN,
    /** The least; unknown of none. */
    LOWEST,
    /** The greatest; unknown of none. */
    HIGHEST,
    /** How many different values there are of one field, of any type. */
    DISTINCT,
    /** Which part of the events of the type in the window are meant, to six decimals. */
    SHARE
  }

  @Override
  public @Nullable Object value(Profile past, Instant now) {
    var series = past.timeline().of(type);
    var first = window.first(series, past, now);
    return switch (kind) {
      case COUNT -> BigDecimal.valueOf(count(series, first));
      case DISTINCT -> BigDecimal.valueOf(distinct(series, first));
      case SHARE -> mean(BigDecimal.valueOf(count(series, first)), series.size() - first);
      default -> amount(series, first);
    };
  }

  private long count(Series series, int first) {
    var count = 0L;
    for (var i = first; i < series.size(); i++) {
      count += where.holds(series, i) ? 1 : 0;
    }
    return count;
  }

  private long distinct(Series series, int first) {
    var values = new HashSet<Object>();
    for (var i = first; i < series.size(); i++) {
      var value = series.value(i, of.get(0));
      if (value != null && where.holds(series, i)) {
        values.add(value instanceof BigDecimal number ? number.stripTrailingZeros() : value);
      }
    }
    return values.size();
  }

  private @Nullable BigDecimal amount(Series series, int first) {
    BigDecimal made = null;
    var count = 0L;
    for (var i = first; i < series.size(); i++) {
      var amount = where.holds(series, i) ? product(series, i) : null;
      if (amount != null) {
        made = made == null ? amount : joined(made, amount);
        count++;
      }
    }
    return switch (kind) {
      case SUM -> made == null ? BigDecimal.ZERO : made;
      case MEAN -> made == null ? null : mean(made, count);
      default -> made;
    };
  }

  private BigDecimal joined(BigDecimal one, BigDecimal other) {
    return switch (kind) {
      case LOWEST -> one.min(other);
      case HIGHEST -> one.max(other);
      default -> one.add(other);
    };
  }

  private @Nullable BigDecimal product(Series series, int i) {
    var product = BigDecimal.ONE;
    for (var field : of) {
      if (!(series.value(i, field) instanceof BigDecimal factor)) {
        return null;
      }
      product = product.multiply(factor);
    }
    return product;
  }

  private static @Nullable BigDecimal mean(BigDecimal sum, long count) {
    return count == 0
        ? null
        : sum.divide(BigDecimal.valueOf(count), SCALE, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  @Override
  public Optional<Instant> changes(Profile past, Instant now) {
    return window.leaves(past.timeline().of(type), past, now);
  }
}
