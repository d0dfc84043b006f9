package dev.arbiter.rules.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.rules.dmn.FeelJson.Encoding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.dmn.feel.lang.types.impl.ComparablePeriod;
import org.kie.dmn.feel.runtime.Range.RangeBoundary;
import org.kie.dmn.feel.runtime.impl.RangeImpl;
import org.kie.dmn.feel.runtime.impl.UndefinedValueComparable;

@Tag("D01")
final class FeelJsonTest {

  @Test
  void everyValueIsReadAsItWasWritten() {
    for (var seed = 0; seed < 3_000; seed++) {
      var value = value(new Random(seed), 4);

      assertThat(FeelJson.decode(FeelJson.encode(value, Encoding.TYPED)))
          .as("seed %d", seed)
          .isEqualTo(value);
    }
  }

  private static @Nullable Object value(Random random, int levels) {
    return switch (random.nextInt(levels > 0 ? 14 : 11)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> List.of("", "@type", "2021-01-31", "ä\u0000\"").get(random.nextInt(4));
      case 3 -> new BigDecimal(new BigInteger(80, random), random.nextInt(60) - 30);
      case 4 -> LocalDate.ofEpochDay(random.nextInt(2_000_000) - 1_000_000);
      case 5 -> LocalTime.ofNanoOfDay(random.nextInt(86_400) * 1_000_000_000L + random.nextInt(2));
      case 6 ->
          LocalTime.ofSecondOfDay(random.nextInt(86_400))
              .atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(64_800)));
      case 7 -> time(random);
      case 8 -> Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000));
      case 9 ->
          new ComparablePeriod(
              java.time.Period.ofMonths(random.nextInt(50_000) - 25_000).normalized());
      case 10 -> range(random);
      case 11 -> {
        var list = new ArrayList<@Nullable Object>();
        random.ints(random.nextInt(4)).forEach(each -> list.add(value(random, levels - 1)));
        yield list;
      }
      default -> {
        var context = new LinkedHashMap<String, @Nullable Object>();
        var names = List.of("@type", "value", "a b", "");
        names
            .subList(random.nextInt(3), 4)
            .forEach(name -> context.put(name, value(random, levels - 1)));
        yield context;
      }
    };
  }

  private static Object time(Random random) {
    var local = LocalDateTime.ofEpochSecond(random.nextInt(), 0, ZoneOffset.UTC);
    return switch (random.nextInt(3)) {
      case 0 -> local;
      case 1 -> local.atZone(ZoneOffset.ofHours(random.nextInt(12)));
      default -> local.withHour(12).atZone(ZoneId.of("Europe/Paris"));
    };
  }

  private static RangeImpl range(Random random) {
    var from = new BigDecimal(random.nextInt(100));
    var open = random.nextBoolean();
    return new RangeImpl(
        open ? RangeBoundary.OPEN : RangeBoundary.CLOSED,
        open ? new UndefinedValueComparable() : from,
        from.add(BigDecimal.TEN),
        random.nextBoolean() ? RangeBoundary.OPEN : RangeBoundary.CLOSED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "date(\"2021-01-31\") | date | 2021-01-31",
        "time(\"13:20:00\") | time | 13:20:00",
        "time(\"13:20:00@Europe/Paris\") | time | 13:20:00@Europe/Paris",
        "time(\"13:20:00+02:00\") | time | 13:20:00+02:00",
        "date and time(\"2021-01-31T13:20:00\") | date and time | 2021-01-31T13:20:00",
        "@\"2021-01-31T13:20:00@Europe/Paris\" | date and time | 2021-01-31T13:20:00@Europe/Paris",
        "@\"2021-01-31T13:20:00Z\" | date and time | 2021-01-31T13:20:00Z",
        "duration(\"P1DT2H\") | days and time duration | P1DT2H",
        "-duration(\"PT36H\") | days and time duration | -P1DT12H",
        "@\"P14M\" | years and months duration | P1Y2M",
        "-@\"P14M\" | years and months duration | -P1Y2M",
      })
  void valuesThatJsonLacksSayTheirType(String expression, String type, String text) {
    var value = Models.value(expression);

    assertThat(FeelJson.encode(value, Encoding.TYPED))
        .isEqualTo(Map.of("@type", type, "value", text));
    assertThat(FeelJson.encode(value, Encoding.PLAIN)).isEqualTo(text);
    assertThat(FeelJson.decode(Map.of("@type", type, "value", text))).isEqualTo(value);
  }

  @Test
  void numbersAreExactAndHugeOnesShort() {
    assertThat(FeelJson.encode(new BigDecimal("1.10"), Encoding.PLAIN))
        .isEqualTo(new BigDecimal("1.10"));
    assertThat(FeelJson.encode(new BigDecimal("9" + "0".repeat(400)), Encoding.PLAIN))
        .isEqualTo(new BigDecimal("9E+400"));
    assertThat(FeelJson.decode(3)).isEqualTo(new BigDecimal(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"date", "time", "date and time", "days and time duration", "function", "number"})
  void whatIsNotOfItsTypeIsRefused(String type) {
    assertThatThrownBy(() -> FeelJson.decode(Map.of("@type", type, "value", "P1M-nonsense")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(type);
  }
}
