package dev.arbiter.rules.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.ChronoPeriod;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Values that are ordered among themselves, as FEEL orders them: numbers whatever their scale,
 * times and instants by the second, periods by the month.
 *
 * @param holds whether a value is of this kind
 * @param coarse never decreases where the value grows; told apart by it, values need no closer look
 * @param order exact
 * @param between a value between two others, if there is one
 * @param above a value that is greater, if there is one
 * @param below a value that is less, if there is one
 * @param twin another value that is the same in this order
 * @param all its values, if they are few
 */
record Kind<T>(
    Predicate<Object> holds,
    ToDoubleFunction<T> coarse,
    Comparator<T> order,
    BinaryOperator<T> between,
    UnaryOperator<T> above,
    UnaryOperator<T> below,
    UnaryOperator<T> twin,
    List<T> all) {

  static final List<Kind<?>> ALL =
      List.of(
          numbers(),
          texts(),
          truths(),
          discrete(
              LocalDate.class::isInstance,
              LocalDate::toEpochDay,
              LocalDate::ofEpochDay,
              UnaryOperator.identity()),
          Kind.<TemporalAccessor>discrete(
              value -> value instanceof LocalTime || value instanceof OffsetTime,
              time -> time.getLong(ChronoField.SECOND_OF_DAY),
              LocalTime::ofSecondOfDay,
              time -> OffsetTime.of(LocalTime.from(time), ZoneOffset.ofHours(1))),
          discrete(
              LocalDateTime.class::isInstance,
              time -> time.toEpochSecond(ZoneOffset.UTC),
              second -> LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC),
              time -> time.with(LocalTime.from(time).truncatedTo(ChronoUnit.SECONDS).plusNanos(1))),
          Kind.<TemporalAccessor>discrete(
              value -> value instanceof ZonedDateTime || value instanceof OffsetDateTime,
              time -> time.getLong(ChronoField.INSTANT_SECONDS),
              second ->
                  LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC).atZone(ZoneOffset.UTC),
              time -> OffsetDateTime.from(time).withOffsetSameInstant(ZoneOffset.ofHours(1))),
          durations(),
          Kind.<ChronoPeriod>discrete(
              ChronoPeriod.class::isInstance,
              Kind::months,
              months -> Period.ofMonths(Math.toIntExact(months)),
              period -> Period.ofMonths(Math.toIntExact(months(period))).plusDays(1)));

  /** The kind of a value; empty if it has no order. */
  static Optional<Kind<?>> of(Object value) {
    return ALL.stream().filter(kind -> kind.holds.test(value)).findFirst();
  }

  /** A value between two others, null being no limit; empty if there is none. */
  Optional<T> within(@Nullable T low, @Nullable T high) {
    try {
      var found =
          low == null
              ? below.apply(high)
              : high == null ? above.apply(low) : between.apply(low, high);
      var fits =
          (low == null || order.compare(low, found) < 0)
              && (high == null || order.compare(found, high) < 0);
      return fits ? Optional.of(found) : Optional.empty();
    } catch (DateTimeException | ArithmeticException atTheEndOfTime) {
      return Optional.empty();
    }
  }

  private static Kind<BigDecimal> numbers() {
    return new Kind<>(
        BigDecimal.class::isInstance,
        BigDecimal::doubleValue,
        BigDecimal::compareTo,
        (low, high) -> low.add(high).multiply(new BigDecimal("0.5")),
        low -> low.add(BigDecimal.ONE),
        high -> high.subtract(BigDecimal.ONE),
        number -> number.setScale(Math.max(0, number.scale()) + 1),
        List.of());
  }

  private static Kind<String> texts() {
    return new Kind<>(
        String.class::isInstance,
        Kind::prefix,
        String::compareTo,
        (low, high) -> low + "\0",
        low -> low + "\0",
        high -> "",
        UnaryOperator.identity(),
        List.of());
  }

  /** The first three characters, as digits. */
  private static double prefix(String text) {
    var digits = 0L;
    for (var i = 0; i < 3; i++) {
      digits = (digits << 17) + (i < text.length() ? text.charAt(i) + 1 : 0);
    }
    return digits;
  }

  private static Kind<Boolean> truths() {
    return new Kind<>(
        Boolean.class::isInstance,
        truth -> truth ? 1 : 0,
        Boolean::compareTo,
        (low, high) -> low,
        low -> true,
        high -> false,
        UnaryOperator.identity(),
        List.of(false, true));
  }

  private static Kind<Duration> durations() {
    return new Kind<>(
        Duration.class::isInstance,
        Duration::getSeconds,
        Duration::compareTo,
        (low, high) -> low.plusNanos(1),
        low -> low.plusNanos(1),
        high -> high.minusNanos(1),
        UnaryOperator.identity(),
        List.of());
  }

  private static <T> Kind<T> discrete(
      Predicate<Object> holds,
      ToLongFunction<T> number,
      LongFunction<T> value,
      UnaryOperator<T> twin) {
    return new Kind<>(
        holds,
        number::applyAsLong,
        Comparator.comparingLong(number),
        (low, high) -> value.apply(number.applyAsLong(low) + 1),
        low -> value.apply(number.applyAsLong(low) + 1),
        high -> value.apply(number.applyAsLong(high) - 1),
        twin,
        List.of());
  }

  private static long months(ChronoPeriod period) {
    return period.get(ChronoUnit.YEARS) * 12 + period.get(ChronoUnit.MONTHS);
  }
}
