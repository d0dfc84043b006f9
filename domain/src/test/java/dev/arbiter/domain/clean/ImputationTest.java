package dev.arbiter.domain.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected are the results of scikit-learn 1.9.1: SimpleImputer and KNNImputer. */
@Tag("B12")
final class ImputationTest {
  private static final double NONE = Double.NaN;
  private static final List<String> ALL = List.of("age", "income", "orders");
  private static final Table PEOPLE =
      Table.of(10)
          .withNumbers("age", 23, NONE, 31, 45, 38, 29, NONE, 52, 23, 41)
          .withNumbers("income", 1200.5, 1500, NONE, 3100.25, 2500, 1800, 2750.75, 4100, NONE, 2900)
          .withNumbers("orders", 3, 4, 2, NONE, 7, 2, 6, 9, 1, 7);

  @ParameterizedTest
  @CsvSource({"MEDIAN, 34.5, 2625.375, 4", "MODE, 23, 1200.5, 2"})
  void emptyPlacesGetTheMedianOrTheMode(Fill.With with, double age, double income, double orders) {
    var steps = ALL.stream().<Step>map(column -> new Fill(with, column)).toList();
    var cleaned = new Pipeline("fill", 1, steps).fit(PEOPLE).clean(PEOPLE);
    assertClose(guesses(cleaned), age, age, income, income, orders);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 31.0, 31.0, 1800.0, 1200.5, 2.0",
    "3, 25.666666666666668, 31.666666666666668, 2016.9166666666667, 1500.1666666666667,"
        + " 3.3333333333333335",
    "5, 28.8, 35.6, 1950.25, 1950.25, 4.6"
  })
  void emptyPlacesGetTheMeanOfTheNearestRows(
      int count, double one, double two, double three, double four, double five) {
    assertClose(guesses(nearest(count).clean(PEOPLE)), one, two, three, four, five);
  }

  @Test
  void rowsThatWereNotLearntAreFilledFromThoseThatWere() {
    var others =
        Table.of(3)
            .withNumbers("age", NONE, 35, NONE)
            .withNumbers("income", 2000, NONE, NONE)
            .withNumbers("orders", 5, NONE, NONE);
    var cleaned = nearest(3).clean(others).table();
    assertClose(cleaned.numbers("age"), 27.666666666666668, 35, 35.25);
    assertClose(cleaned.numbers("income"), 2000, 2400, 2481.4375);
    assertClose(cleaned.numbers("orders"), 5, 3.6666666666666665, 4.555555555555555);
  }

  @Test
  void eachGuessIsNotedAndNothingElse() {
    var cleaned = nearest(3).clean(PEOPLE);
    assertThat(cleaned.rows("age", Note.What.IMPUTED)).containsExactly(1, 6);
    assertThat(cleaned.rows("income", Note.What.IMPUTED)).containsExactly(2, 8);
    assertThat(cleaned.rows("orders", Note.What.IMPUTED)).containsExactly(3);
    assertThat(cleaned.notes()).hasSize(5);
    assertThat(PEOPLE.numbers("age")[1]).isNaN();
  }

  @Test
  void textsGetTheMostFrequentOne() {
    var table = Table.of(5).withTexts("city", Arrays.asList("Rome", null, "Bonn", "Rome", "Bonn"));
    var cleaned =
        new Pipeline("texts", 1, List.of(new Fill(Fill.With.MODE, "city"))).fit(table).clean(table);
    assertThat(cleaned.table().texts("city"))
        .containsExactly("Rome", "Bonn", "Bonn", "Rome", "Bonn");
    assertThat(cleaned.rows("city", Note.What.IMPUTED)).containsExactly(1);
  }

  @Test
  void aColumnWithoutValuesTeachesNothing() {
    var table = Table.of(2).withNumbers("age", NONE, NONE);
    assertThatThrownBy(() -> new Fill(Fill.With.MEDIAN, "age").fit(table))
        .hasMessage("column age has no values");
    assertThatThrownBy(() -> new Fill(Fill.With.MEDIAN, "height").fit(table))
        .hasMessage("there are no numbers named height");
  }

  private static FittedPipeline nearest(int count) {
    return new Pipeline("nearest", 1, List.of(new Neighbours(count, ALL))).fit(PEOPLE);
  }

  /** What was put into the empty places, column by column. */
  private static double[] guesses(Cleaned cleaned) {
    return cleaned.notes().stream()
        .mapToDouble(note -> cleaned.table().numbers(note.column())[note.row()])
        .toArray();
  }

  private static void assertClose(double[] found, double... expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (var i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-9));
    }
  }
}
