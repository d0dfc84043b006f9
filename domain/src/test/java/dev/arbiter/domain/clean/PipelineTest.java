package dev.arbiter.domain.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.arbiter.domain.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PipelineTest {
  private static final double[] MIXED = {0.1, 2.5, -3.75, 1e3, 42.42, 7.0, -0.001};
  private static final Table NUMBERS = Table.of(7).withNumbers("x", MIXED);

  /** Expected are the results of scikit-learn 1.9.1: MinMaxScaler and StandardScaler. */
  @Test
  @Tag("B14")
  void scalesAreThoseOfScikitLearn() {
    assertScaled(
        Scaling.To.RANGE,
        0.0038356164383561643,
        0.0062266500622665,
        0,
        1,
        0.045997509339975096,
        0.01070983810709838,
        0.0037349937733499373);
    assertScaled(
        Scaling.To.DEVIATION,
        -0.4307587787023168,
        -0.42385064426706826,
        -0.44184057769219476,
        2.4473427303831237,
        -0.30894534149410013,
        -0.41089789220097717,
        -0.4310494960264669);
  }

  private static void assertScaled(Scaling.To to, double... expected) {
    var scaled = one(new Scaling(to, "x")).fit(NUMBERS).clean(NUMBERS).table().numbers("x");
    for (var i = 0; i < expected.length; i++) {
      assertThat(scaled[i]).isCloseTo(expected[i], within(1e-12));
    }
  }

  @Test
  @Tag("B14")
  void theScaleIsLearntOnceAndVersioned() {
    var fitted = one(new Scaling(Scaling.To.RANGE, "x")).fit(NUMBERS);
    var later = Table.of(2).withNumbers("x", 2_003.75, Double.NaN);
    var scaled = fitted.clean(later).table().numbers("x");
    assertThat(scaled[0]).isCloseTo(2.0, within(1e-12));
    assertThat(scaled[1]).isNaN();
    var other = one(new Scaling(Scaling.To.RANGE, "x")).fit(later);
    assertThat(fitted.clean(later).pipeline()).isEqualTo(fitted.digest());
    assertThat(fitted.digest()).isNotEqualTo(other.digest());
    assertThat(new Pipeline("one", 2, fitted.pipeline().steps()).fit(NUMBERS).digest())
        .isNotEqualTo(fitted.digest());
    var equal = Table.of(2).withNumbers("x", 5, 5);
    assertThat(one(new Scaling(Scaling.To.DEVIATION, "x")).fit(equal).clean(equal).table())
        .returns(0.0, table -> table.numbers("x")[1]);
  }

  @Test
  @Tag("B13")
  void quartilesLieBetweenValuesAsNumpyHasThem() {
    var values = Statistics.of("x", MIXED);
    assertThat(values.quantile(0.25)).isCloseTo(0.0495, within(1e-12));
    assertThat(values.quantile(0.75)).isCloseTo(24.71, within(1e-12));
  }

  @ParameterizedTest
  @Tag("B13")
  @EnumSource(Outliers.By.class)
  void allSeededOutliersAreFoundAndNoInlier(Outliers.By by) {
    Samples.each(
        200,
        random -> {
          var size = 200 + random.nextInt(200);
          var values = DoubleStream.generate(() -> 45 + 10 * random.nextDouble()).limit(size);
          var column = values.toArray();
          var seeded = random.ints(4, 0, size).distinct().sorted().boxed().toList();
          seeded.forEach(i -> column[i] = random.nextBoolean() ? 120 : -60);
          var table = Table.of(size).withNumbers("x", column);
          var reach = by == Outliers.By.QUARTILES ? 1.5 : 3;
          var step = new Outliers(by, reach, Outliers.Treatment.FLAG, "x");
          var cleaned = one(step).fit(table).clean(table);
          assertThat(cleaned.rows("x", Note.What.OUTLIER)).isEqualTo(seeded);
          assertThat(cleaned.table().digest()).isEqualTo(table.digest());
        });
  }

  @ParameterizedTest
  @Tag("B13")
  @CsvSource({"DROP, DROPPED, 6", "CAP, CAPPED, 7", "FLAG, OUTLIER, 7"})
  void outliersAreTreatedAsDeclaredAndThatIsRecorded(
      Outliers.Treatment treatment, Note.What what, int rows) {
    var step = new Outliers(Outliers.By.QUARTILES, 1.5, treatment, "x");
    var cleaned = one(step).fit(NUMBERS).clean(NUMBERS);
    assertThat(cleaned.notes()).containsExactly(new Note(3, "x", what));
    assertThat(cleaned.table().rows()).isEqualTo(rows);
    var found = cleaned.table().numbers("x")[3];
    // The upper fence is 24.71 + 1.5 · (24.71 − 0.0495) = 61.70075.
    var expected =
        switch (treatment) {
          case DROP -> 42.42;
          case CAP -> 61.70075;
          case FLAG -> 1_000.0;
        };
    assertThat(found).isCloseTo(expected, within(1e-12));
    assertThat(cleaned.table().origin(3)).isEqualTo(treatment == Outliers.Treatment.DROP ? 4 : 3);
  }

  @Test
  @Tag("B15")
  void aCategoryThatWasNotLearntGoesIntoTheBucket() {
    var learnt = Table.of(5).withTexts("c", List.of("web", "app", "web", "app", "till"));
    var fitted = one(new OneHot("c", "other", 2)).fit(learnt);
    var cleaned =
        fitted.clean(Table.of(4).withTexts("c", Arrays.asList("web", "fax", null, "app")));
    assertThat(cleaned.table().columns()).containsExactly("c=app", "c=other", "c=web");
    assertThat(cleaned.table().numbers("c=web")).containsExactly(1, 0, 0, 0);
    assertThat(cleaned.table().numbers("c=app")).containsExactly(0, 0, 0, 1);
    assertThat(cleaned.table().numbers("c=other")).containsExactly(0, 1, 1, 0);
    assertThat(cleaned.rows("c", Note.What.UNKNOWN_CATEGORY)).containsExactly(1, 2);
  }

  /**
   * Every machine that runs this compares itself with the one on which the digest was made; it may
   * change with the version only.
   */
  @Test
  @Tag("B16")
  void theSameInputAndVersionGiveTheSameOutputOnEveryMachine() {
    var pipeline =
        new Pipeline(
            "people",
            1,
            List.of(
                new Fill(Fill.With.MEDIAN, "age"),
                new Fill(Fill.With.MODE, "city"),
                new Neighbours(5, List.of("age", "income")),
                new Outliers(Outliers.By.QUARTILES, 1.5, Outliers.Treatment.CAP, "income"),
                new Outliers(Outliers.By.DEVIATIONS, 3, Outliers.Treatment.DROP, "age"),
                new Scaling(Scaling.To.DEVIATION, "income"),
                new Scaling(Scaling.To.RANGE, "age"),
                new OneHot("city", "elsewhere", 3)));
    var table = people();
    var cleaned = pipeline.fit(table).clean(table);
    assertThat(cleaned.digest()).isEqualTo(pipeline.fit(people()).clean(people()).digest());
    assertThat(cleaned.digest())
        .isEqualTo("sha256:84cb486714d97db1e06bff1625572b225625e811eb252a08cd4ce98dcc4c8b89");
    var changed = table.withNumbers("age", IntStream.range(0, 500).mapToDouble(i -> i).toArray());
    assertThat(pipeline.fit(table).clean(changed).digest()).isNotEqualTo(cleaned.digest());
  }

  @Test
  void aTableIsOfFiniteNumbersInColumnsOfEqualLength() {
    assertThatThrownBy(() -> Table.of(1).withNumbers("x", Double.POSITIVE_INFINITY))
        .hasMessage("column x must be of finite numbers");
    assertThatThrownBy(() -> Table.of(1).withTexts("x", List.of("a", "b")))
        .hasMessage("column x must have 1 values, found 2");
    assertThat(Table.of(1).withTexts("x", List.of("secret")).toString()).doesNotContain("secret");
  }

  /** Java says exactly which numbers a seed gives. */
  private static Table people() {
    var random = new Random(20_261_123);
    var cities = List.of("Rome", "Bonn", "Graz", "Oslo", "Bari");
    var rows = 500;
    return Table.of(rows)
        .withNumbers("age", numbers(random, rows, 90))
        .withNumbers("income", numbers(random, rows, 9_000))
        .withTexts(
            "city", IntStream.range(0, rows).mapToObj(i -> cities.get(random.nextInt(5))).toList());
  }

  private static double[] numbers(Random random, int rows, int most) {
    return IntStream.range(0, rows)
        .mapToDouble(i -> random.nextInt(20) == 0 ? Double.NaN : most * random.nextDouble())
        .toArray();
  }

  private static Pipeline one(Step step) {
    return new Pipeline("one", 1, List.of(step));
  }
}
