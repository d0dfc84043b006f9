package dev.arbiter.domain.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.arbiter.domain.Samples;
import dev.arbiter.domain.clean.Table;
import dev.arbiter.domain.relevance.Selection.Ranked;
import dev.arbiter.domain.relevance.Selection.Refused;
import dev.arbiter.domain.relevance.Selection.Why;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SelectionTest {
  private static final int ROWS = 2_000;

  private static double[] numbers(Random random) {
    return random.doubles(ROWS).toArray();
  }

  private static double[] map(double[] values, Random random, double noise) {
    return IntStream.range(0, ROWS)
        .mapToDouble(i -> values[i] * 3 + noise * random.nextGaussian())
        .toArray();
  }

  private static List<String> texts(double[] values, String high, String low) {
    return IntStream.range(0, ROWS).mapToObj(i -> values[i] > 0.5 ? high : low).toList();
  }

  @Test
  @Tag("A09")
  @Tag("B20")
  void whatTellsTheOutcomeRanksAboveNoise() {
    Samples.each(
        20,
        random -> {
          var signal = numbers(random);
          var table =
              Table.of(ROWS)
                  .withNumbers("value", map(signal, random, 0.1))
                  .withNumbers("strong", map(signal, random, 0.5))
                  .withNumbers("weak", map(signal, random, 3))
                  .withTexts("half", texts(map(signal, random, 0.2), "more", "less"))
                  .withNumbers("noise", numbers(random))
                  .withTexts("colour", texts(numbers(random), "red", "blue"));
          var selection = Selection.of(table, "value", Set.of(), Map.of());

          assertThat(selection.ranked())
              .extracting(Ranked::column)
              .startsWith("strong")
              .containsExactlyInAnyOrder("strong", "half", "weak", "noise", "colour");
          assertThat(selection.ranked().subList(0, 3))
              .as(selection.toString())
              .allMatch(Ranked::significant)
              .extracting(Ranked::column)
              .containsExactlyInAnyOrder("strong", "half", "weak");
        });
  }

  /** Of 2,000 columns that tell nothing hardly any is taken for one that does. */
  @Test
  @Tag("B20")
  void noiseIsHardlyEverSignificant() {
    var found = new ArrayList<Ranked>();
    var all = new ArrayList<Ranked>();
    Samples.each(
        100,
        random -> {
          var table = Table.of(ROWS).withNumbers("value", numbers(random));
          for (var i = 0; i < 20; i++) {
            table = table.withNumbers("noise" + i, numbers(random));
          }
          var ranked = Selection.of(table, "value", Set.of(), Map.of()).ranked();
          all.addAll(ranked);
          ranked.stream().filter(Ranked::significant).forEach(found::add);
        });
    assertThat(found).hasSizeLessThan(10);
    assertThat(all.stream().filter(one -> one.p() < 0.05).count() / 2_000.0)
        .isCloseTo(0.05, within(0.03));
  }

  @Test
  @Tag("B20")
  void whatIsExcludedComesBackUnderNoOtherName() {
    Samples.each(
        20,
        random -> {
          var age = numbers(random);
          var table =
              Table.of(ROWS)
                  .withNumbers("value", map(age, random, 0.3))
                  .withNumbers("age", age)
                  .withNumbers("bornIn", map(age, random, 0.01))
                  .withNumbers("ageInWeeks", numbers(random))
                  .withNumbers("maturity", numbers(random))
                  .withNumbers("visits", map(age, random, 4));
          var made = Map.of("ageInWeeks", Set.of("age"), "maturity", Set.of("ageInWeeks"));
          var selection = Selection.of(table, "value", Set.of("age"), made);

          assertThat(selection.ranked()).extracting(Ranked::column).containsExactly("visits");
          assertThat(selection.refused())
              .containsExactly(
                  new Refused("age", Why.EXCLUDED, "age"),
                  new Refused("ageInWeeks", Why.MADE_OF, "age"),
                  new Refused("bornIn", Why.TELLS, "age"),
                  new Refused("maturity", Why.MADE_OF, "age"));
        });
  }

  @Test
  void theOrderOfTheRowsTellsNothing() {
    Samples.each(
        20,
        random -> {
          var signal = numbers(random);
          var other = map(signal, random, 1);
          var word = texts(signal, "a", "b");
          var order = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
          Collections.shuffle(order, random);
          var shuffled =
              Table.of(ROWS)
                  .withNumbers("value", order.stream().mapToDouble(i -> signal[i]).toArray())
                  .withNumbers("other", order.stream().mapToDouble(i -> other[i]).toArray())
                  .withTexts("word", order.stream().map(word::get).toList());
          var table =
              Table.of(ROWS)
                  .withNumbers("value", signal)
                  .withNumbers("other", other)
                  .withTexts("word", word);

          assertThat(Selection.of(shuffled, "value", Set.of(), Map.of()))
              .isEqualTo(Selection.of(table, "value", Set.of(), Map.of()));
        });
  }

  /**
   * 20 rows where both agree in 16: by hand, 0.278 bits less 1/40 nat for one degree of freedom.
   */
  @Test
  void theFiguresAreThoseOfTheFormulas() {
    var one = Stream.of("aaaaaaaaaabbbbbbbbbb".split("")).toList();
    var other = Stream.of("aaaaaaaabbbbbbbbbbaa".split("")).toList();
    var table = Table.of(20).withTexts("one", one).withTexts("other", other);
    var ranked = Selection.of(table, "one", Set.of(), Map.of()).ranked().get(0);

    assertThat(ranked.bits()).isCloseTo(0.278072 - 0.025 / Math.log(2), within(1e-6));
    assertThat(ranked.share()).isCloseTo(ranked.bits(), within(1e-12));
    assertThat(ranked.p()).isCloseTo(0.005502, within(1e-5));
  }

  @Test
  void whatIsMissingOrAlwaysTheSameIsTakenAsItIs() {
    var random = new Random(1);
    var signal = numbers(random);
    var gaps = signal.clone();
    IntStream.range(0, ROWS).filter(i -> signal[i] > 0.5).forEach(i -> gaps[i] = Double.NaN);
    var table =
        Table.of(ROWS)
            .withNumbers("value", signal)
            .withNumbers("gaps", gaps)
            .withNumbers("nothing", new double[ROWS]);
    var ranked = Selection.of(table, "value", Set.of(), Map.of()).ranked();

    assertThat(ranked).extracting(Ranked::column).containsExactly("gaps", "nothing");
    assertThat(ranked.get(1)).isEqualTo(new Ranked("nothing", 0, 0, 1, false));
    assertThatThrownBy(() -> Selection.of(table, "none", Set.of(), Map.of()))
        .hasMessage("there is no column none");
  }

  /** From tables of the distribution. */
  @ParameterizedTest
  @CsvSource({
    "3.841459, 1, 0.05",
    "18.307038, 10, 0.05",
    "2.558212, 10, 0.99",
    "124.342113, 100, 0.05",
    "149.449, 100, 0.001",
    "0, 3, 1",
    "5000, 3, 0",
  })
  void chiSquareIsThatOfTables(double x, int freedom, double beyond) {
    assertThat(ChiSquare.beyond(x, freedom)).isCloseTo(beyond, within(1e-6));
  }
}
