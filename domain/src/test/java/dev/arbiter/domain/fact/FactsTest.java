package dev.arbiter.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FactsTest {

  @Test
  void numbersOfEqualValueAreEqualWhateverTheirJavaType() {
    var whole = Facts.of(Map.of("n", 100));

    assertThat(
            List.<Number>of(
                100L,
                (short) 100,
                100f,
                100d,
                new BigDecimal("100.00"),
                new BigDecimal("1E2"),
                BigInteger.valueOf(100)))
        .allSatisfy(number -> assertThat(Facts.of(Map.of("n", number))).isEqualTo(whole))
        .allSatisfy(number -> assertThat(Facts.of(Map.of("n", number))).hasSameHashCodeAs(whole));
    assertThat(whole.number("n")).hasValue(new BigDecimal("100"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0E+999", "0.000", "0E-999", "0"})
  void everyZeroIsTheSameZero(String zero) {
    assertThat(Facts.of(Map.of("n", new BigDecimal(zero))))
        .isEqualTo(Facts.of(Map.of("n", BigDecimal.ZERO)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E999", "1E-1000", "12345678901234567890.5", "-0.10", "9E+20"})
  void whatWasFrozenOnceCanBeFrozenAgain(String number) {
    var facts = Facts.of(Map.of("n", new BigDecimal(number), "list", List.of(Map.of("a", 1))));

    assertThat(Facts.of(facts.asMap())).isEqualTo(facts);
    assertThat(Facts.derived(facts.asMap())).isEqualTo(facts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E1000000", "1E-1000000", "1E1000", "1E2147483647", "1E-2147483647"})
  void aHugeNumberIsRefusedAtTheCostOfAComparison(String number) {
    var huge = Map.of("n", new BigDecimal(number));
    var bytes = allocated();

    assertThat(violation(huge).message()).isEqualTo("n must be a number of at most 1000 digits");
    assertThat(allocated() - bytes).as("bytes").isLessThan(1_000_000);
  }

  @Test
  void aNumberOfThousandDigitsIsTheLongest() {
    var longest = new BigDecimal("9".repeat(1_000));

    assertThat(Facts.of(Map.of("n", longest)).number("n")).hasValue(longest);
    assertThat(violation(Map.of("n", longest.add(BigDecimal.ONE))).code())
        .isEqualTo(Violation.Code.OUT_OF_RANGE);
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThat(List.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY))
        .allSatisfy(
            number ->
                assertThat(violation(Map.of("data", Map.of("n", number))).message())
                    .isEqualTo("data.n must be a finite number"));
  }

  @Test
  void nestingOfEightLevelsIsTheDeepest() {
    Object value = "leaf";
    for (var level = 1; level < Facts.MAX_DEPTH; level++) {
      value = Map.of("a", value);
    }
    var deepest = Map.of("a", value);

    assertThat(Facts.of(deepest).asMap()).isEqualTo(deepest);
    assertThat(violation(Map.of("a", deepest)).path()).isEqualTo("a.a.a.a.a.a.a.a");
    assertThat(violation(Map.of("a", List.of(deepest))).code())
        .isEqualTo(Violation.Code.OUT_OF_RANGE);
  }

  @Test
  void aMapWithinItselfIsRefusedAsTooDeep() {
    var self = new HashMap<String, Object>();
    self.put("self", self);

    assertThat(violation(self).message()).endsWith("must be nested at most 8 levels deep");
  }

  @Test
  void valuesAreCountedOverAllLevels() {
    var full = Collections.nCopies(Facts.MAX_VALUES - 1, "x");

    assertThat(Facts.of(Map.of("list", full)).list("list")).hasSize(full.size());
    assertThat(violation(Map.of("list", full, "one", 1)).message())
        .endsWith("must be one of at most 20000 values");
  }

  @Test
  void aLongHistoryIsNoReasonToRefuseDerivedFacts() {
    var many = Collections.nCopies(Facts.MAX_VALUES + 1, "x");

    assertThat(Facts.derived(Map.of("list", many)).list("list")).hasSize(many.size());
  }

  @Test
  void textsAreBoundedAndStorable() {
    var longest = "x".repeat(Facts.MAX_TEXT);

    assertThat(Facts.of(Map.of("t", longest)).text("t")).hasValue(longest);
    assertThat(Facts.of(Map.of("t", "😀 und ü")).text("t")).hasValue("😀 und ü");
    assertThat(violation(Map.of("t", longest + "x")).message())
        .isEqualTo("t must be at most 8192 characters");
    assertThat(violation(Map.of("t", "a\0b")).message())
        .isEqualTo("t must be a text without the character zero");
  }

  @ParameterizedTest
  @ValueSource(ints = {0xD83D, 0xDE00})
  void halfACharacterIsRefused(int surrogate) {
    var half = Character.toString(surrogate);

    assertThat(List.of(half, "a" + half, half + "a"))
        .allSatisfy(
            text ->
                assertThat(violation(Map.of("t", text)).message())
                    .isEqualTo("t must be valid Unicode"));
  }

  @Test
  void namesAreBounded() {
    assertThat(Facts.of(Map.of("n".repeat(128), 1)).has("n".repeat(128))).isTrue();
    assertThat(List.of("", "n".repeat(129), "a\0"))
        .allSatisfy(
            name ->
                assertThat(violation(Map.of("data", Map.of(name, 1))).message())
                    .isEqualTo("data must be named by 1 to 128 characters of valid Unicode"));
  }

  @Test
  void nullIsUnknownInAMapAndRefusedInAList() {
    var nested = new HashMap<String, @Nullable Object>();
    nested.put("known", 1);
    nested.put("unknown", null);

    var facts = Facts.of(Map.of("nested", nested));
    assertThat(facts).isEqualTo(Facts.of(Map.of("nested", Map.of("known", 1))));

    var list = new ArrayList<@Nullable Object>();
    list.add(null);
    assertThat(violation(Map.of("list", list)).message())
        .isEqualTo("list must be a list without null");
  }

  @Test
  void othersThanTheClosedSetOfTypesAreMismatches() {
    var violation = violation(Map.of("a", Map.of("b", new Thread())));

    assertThat(violation.code()).isEqualTo(Violation.Code.DATATYPE_MISMATCH);
    assertThat(violation.path()).isEqualTo("a.b");
  }

  @Test
  void laterChangesOfTheSourceDoNotReachTheFacts() {
    var inner = new ArrayList<Object>(List.of("a"));
    var source = new HashMap<String, Object>(Map.of("list", inner));
    var facts = Facts.of(source);

    inner.add("b");
    source.put("more", 1);

    assertThat(facts).isEqualTo(Facts.of(Map.of("list", List.of("a"))));
    assertThatThrownBy(() -> facts.asMap().put("x", 1))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> facts.list("list").clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void namesKeepAnOrderOfTheirOwn() {
    assertThat(Facts.of(Map.of("c", 1, "a", 2, "b", 3)).asMap().keySet())
        .containsExactly("a", "b", "c");
  }

  @Test
  void ofTwoFactsTheLaterWins() {
    var old = Facts.of(Map.of("a", 1, "b", 1));

    assertThat(old.with(Facts.of(Map.of("b", 2, "c", 2))))
        .isEqualTo(Facts.of(Map.of("a", 1, "b", 2, "c", 2)));
    assertThat(old.with(Facts.none())).isEqualTo(old);
    assertThat(Facts.none().with(old)).isEqualTo(old);
  }

  @Test
  void aValueOfAnotherTypeIsNotFound() {
    var facts = Facts.of(Map.of("text", "x", "at", Instant.EPOCH, "flag", true));

    assertThat(facts.number("text")).isEmpty();
    assertThat(facts.text("at")).isEmpty();
    assertThat(facts.list("text")).isEmpty();
    assertThat(facts.get("flag")).hasValue(true);
    assertThat(facts.get("absent")).isEmpty();
  }

  @Test
  void valuesAreNeverPrinted() {
    assertThat(Facts.of(Map.of("email", "ana@example.org"))).hasToString("Facts[email]");
  }

  private static Violation violation(Map<String, ?> values) {
    return catchThrowableOfType(ViolationException.class, () -> Facts.of(values)).violation();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
