package dev.arbiter.rules.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What cells of decision tables look like, and values at their bounds and beside them. */
public final class CellShapes {
  private static final List<String> COMPARED =
      List.of("%1$s", "> %1$s", ">= %1$s", "< %1$s", "<= %1$s", "!= %1$s", "not(%1$s)");
  private static final List<String> LISTED =
      List.of(
          "[%1$s..%2$s]",
          "[%1$s..%2$s)",
          "(%1$s..%2$s]",
          "]%1$s..%2$s[",
          "not([%1$s..%2$s))",
          "%1$s, %2$s",
          "not(%1$s, %2$s)",
          "< %1$s, > %2$s",
          "not(< %1$s, [%1$s..%2$s])",
          "%1$s, null",
          "? > %1$s and ? <= %2$s",
          "? = %1$s or ? > %2$s",
          "not(? < %1$s)",
          "? in [%1$s..%2$s]",
          "? between %1$s and %2$s");
  private static final List<String> ANYWHERE =
      List.of("-", "-", "null", "not(null)", "?", "? != null", "? = null", "\"a\"", "7", "true");

  private CellShapes() {}

  /** Values of one kind, ascending, as FEEL writes them, and what they are in Java. */
  public enum Family {
    NUMBER("-2", "0", "1", "1.5", "2.50", "3", "9007199254740993", "9007199254740994"),
    TEXT("\"\"", "\"a\"", "\"ab\"", "\"abcd\"", "\"abce\"", "\"b\""),
    TRUTH("false", "true"),
    DATE("date(\"2026-01-01\")", "@\"2026-01-02\"", "date(2026, 2, 1)", "@\"2027-01-01\""),
    TIME("time(\"08:00:00\")", "@\"08:00:01\"", "time(\"23:59:59\")"),
    LOCAL("date and time(\"2026-01-01T00:00:00\")", "@\"2026-01-01T00:00:01\""),
    ZONED("date and time(\"2026-01-01T00:00:00Z\")", "@\"2026-01-01T02:00:01+01:00\""),
    DAYS("duration(\"PT0S\")", "duration(\"P1D\")", "@\"P1DT1S\""),
    MONTHS("duration(\"P1M\")", "@\"P1Y\"", "duration(\"P1Y2M\")");

    private final List<String> constants;

    Family(String... constants) {
      this.constants = List.of(constants);
    }

    /** A cell of this family, or one that fits any. */
    public String cell(Random random) {
      if (random.nextInt(3) == 0) {
        return any(ANYWHERE, random);
      }
      if (random.nextBoolean()) {
        return any(COMPARED, random).formatted(any(constants, random));
      }
      var low = random.nextInt(constants.size() - 1);
      var high = low + 1 + random.nextInt(constants.size() - low - 1);
      return any(LISTED, random).formatted(constants.get(low), constants.get(high));
    }

    /**
     * A bound, a value beside one, an equal one of another shape, null or something that misfits.
     */
    public @Nullable Object value(Random random) {
      var choice = random.nextInt(20);
      if (choice < 2) {
        return null;
      }
      return choice == 2 ? any(misfits(), random) : any(samples(), random);
    }

    private List<Object> samples() {
      return switch (this) {
        case NUMBER -> numbers();
        case TEXT -> List.of("", "\0", "a", "a\0", "ab", "abc", "abcd", "abcdx", "abce", "b", "zz");
        case TRUTH -> List.of(true, false);
        case DATE ->
            List.of(
                LocalDate.of(2025, 12, 31),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 1, 2),
                LocalDate.of(2026, 1, 3),
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2027, 1, 1),
                LocalDate.MAX);
        case TIME ->
            List.of(
                LocalTime.of(7, 59, 59),
                LocalTime.of(8, 0),
                LocalTime.of(8, 0, 0, 1),
                OffsetTime.of(8, 0, 1, 0, ZoneOffset.ofHours(2)),
                LocalTime.of(8, 0, 2),
                LocalTime.MAX);
        case LOCAL ->
            List.of(
                LocalDateTime.of(2025, 12, 31, 23, 59, 59),
                LocalDateTime.of(2026, 1, 1, 0, 0),
                LocalDateTime.of(2026, 1, 1, 0, 0, 0, 1),
                LocalDateTime.of(2026, 1, 1, 0, 0, 1),
                LocalDateTime.of(2026, 1, 1, 0, 0, 2));
        case ZONED ->
            List.of(
                ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC),
                ZonedDateTime.of(2026, 1, 1, 1, 0, 0, 0, ZoneId.of("Europe/Berlin")),
                ZonedDateTime.of(2026, 1, 1, 1, 0, 1, 0, ZoneOffset.UTC).toOffsetDateTime(),
                ZonedDateTime.of(2026, 1, 1, 0, 0, 1, 0, ZoneOffset.UTC),
                ZonedDateTime.of(2025, 1, 1, 0, 0, 1, 0, ZoneOffset.UTC));
        case DAYS ->
            List.of(
                Duration.ofNanos(-1),
                Duration.ZERO,
                Duration.ofDays(1),
                Duration.ofDays(1).plusNanos(1),
                Duration.ofDays(1).plusSeconds(1),
                Duration.ofDays(9));
        case MONTHS ->
            List.of(
                Period.ZERO,
                Period.ofMonths(1),
                Period.ofMonths(12),
                Period.ofYears(1),
                Period.of(1, 0, 5),
                Period.ofMonths(13),
                Period.of(1, 2, 0),
                Period.ofYears(3));
      };
    }

    private List<Object> numbers() {
      var numbers = new ArrayList<Object>();
      for (var constant : constants) {
        var number = new BigDecimal(constant);
        numbers.add(number);
        numbers.add(number.setScale(6));
        numbers.add(number.add(new BigDecimal("0.000001")));
        numbers.add(number.subtract(new BigDecimal("1e-30")));
      }
      return numbers;
    }
  }

  private static List<Object> misfits() {
    return List.of("a", BigDecimal.ONE, true, LocalDate.of(2026, 1, 1), List.of(BigDecimal.ONE));
  }

  private static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
