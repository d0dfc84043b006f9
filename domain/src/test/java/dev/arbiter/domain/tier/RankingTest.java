package dev.arbiter.domain.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.Samples;
import dev.arbiter.domain.tier.Ranking.Moved;
import dev.arbiter.domain.tier.Ranking.Ranked;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class RankingTest {
  private static final List<Part> PARTS =
      List.of(
          new Part("High", new BigDecimal("0.2")),
          new Part("Medium", new BigDecimal("0.5")),
          new Part("Low", BigDecimal.ONE));

  private static Ranking ranking(String margin) {
    return new Ranking(PARTS, new BigDecimal(margin));
  }

  /** The first is worth most; each is in the tier of its place, unless told otherwise. */
  private static List<Ranked> ranks(int count, int tier) {
    return new ArrayList<>(
        IntStream.range(0, count)
            .mapToObj(n -> new Ranked("p-%05d".formatted(n), count - n, tier))
            .toList());
  }

  @Test
  @Tag("C34")
  void aThousandAreTwoHundredThreeHundredAndFiveHundred() {
    var outcome = ranking("0").of(ranks(1_000, Tiering.NONE));
    assertThat(outcome.ranked()).isEqualTo(1_000);
    assertThat(outcome.counts()).containsExactly(200, 300, 500);
    assertThat(outcome.borders())
        .containsExactly(Optional.of(801.0), Optional.of(501.0), Optional.of(1.0));
    assertThat(outcome.moves())
        .hasSize(1_000)
        .contains(new Moved("p-00199", Tiering.NONE, 0))
        .contains(new Moved("p-00200", Tiering.NONE, 1))
        .contains(new Moved("p-00499", Tiering.NONE, 1))
        .contains(new Moved("p-00500", Tiering.NONE, 2));
  }

  @Test
  @Tag("C34")
  void equalValuesArePartedByTheirIdsSoThatCountsStayExact() {
    var all = new ArrayList<Ranked>();
    for (var n = 0; n < 1_000; n++) {
      // three values only: each border lies between equal ones
      all.add(new Ranked("p-%05d".formatted(n), n % 3, Tiering.NONE));
    }
    var outcome = ranking("0.02").of(all);
    assertThat(outcome.counts()).containsExactly(200, 300, 500);
    var high = outcome.moves().stream().filter(move -> move.to() == 0).map(Moved::id).toList();
    assertThat(high).hasSize(200).allMatch(id -> Integer.parseInt(id.substring(2)) % 3 == 2);
    assertThat(high.get(199)).as("the first 200 of the greatest value").isEqualTo("p-00599");
  }

  @Test
  @Tag("C34")
  void theOrderInWhichSubjectsAreGivenDoesNotMatter() {
    Samples.each(
        50,
        random -> {
          var all = new ArrayList<Ranked>();
          for (var n = 0; n < random.nextInt(300); n++) {
            var value = random.nextInt(20) == 0 ? Double.NaN : random.nextInt(15);
            all.add(new Ranked("p-" + n, value, random.nextInt(4) - 1));
          }
          var ranking = ranking("0.0" + random.nextInt(10));
          var outcome = ranking.of(all);
          Collections.shuffle(all, random);
          assertThat(ranking.of(all)).isEqualTo(outcome);
        });
  }

  @Test
  @Tag("C07")
  void oneMovesOnlyBeyondTheMarginAndThenOnce() {
    // all have their tiers; p-00205 holds the first tier at the sixth place beyond its border
    var all = tiered(1_000);
    all.set(205, new Ranked("p-00205", 1_000 - 205, 0));
    assertThat(ranking("0.006").of(all).moves()).isEmpty();
    assertThat(ranking("0.005").of(all).moves()).containsExactly(new Moved("p-00205", 0, 1));

    var risen = tiered(1_000);
    risen.set(180, new Ranked("p-00180", 1_000 - 180, 2));
    assertThat(ranking("0.32").of(risen).moves()).isEmpty();
    assertThat(ranking("0.319").of(risen).moves()).containsExactly(new Moved("p-00180", 2, 0));
  }

  @Test
  @Tag("C07")
  void aSecondRunOverTheSameMovesNobody() {
    Samples.each(
        50,
        random -> {
          var ranking = ranking(random.nextBoolean() ? "0" : "0.03");
          var all = new ArrayList<Ranked>();
          for (var n = 0; n < 200; n++) {
            all.add(new Ranked("p-" + n, random.nextInt(40), random.nextInt(4) - 1));
          }
          var outcome = ranking.of(all);
          var moved = new HashMap<String, Integer>();
          outcome.moves().forEach(move -> assertThat(moved.put(move.id(), move.to())).isNull());
          all.replaceAll(
              one -> new Ranked(one.id(), one.value(), moved.getOrDefault(one.id(), one.tier())));
          var again = ranking.of(all);
          assertThat(again.moves()).isEmpty();
          assertThat(again.counts()).isEqualTo(outcome.counts());
        });
  }

  @Test
  void whoIsNotRankedAnyMoreLeavesAndFewHaveTiersToo() {
    var outcome =
        ranking("0.1")
            .of(List.of(new Ranked("a", Double.NaN, 1), new Ranked("b", Double.NaN, Tiering.NONE)));
    assertThat(outcome.moves()).containsExactly(new Moved("a", 1, Tiering.NONE));
    assertThat(outcome.ranked()).isZero();
    assertThat(outcome.borders()).containsOnly(Optional.empty());
    assertThat(ranking("0").of(ranks(1, Tiering.NONE)).counts()).containsExactly(0, 1, 0);
    assertThat(ranking("0").of(List.of()).counts()).containsExactly(0, 0, 0);
    for (var n = 0; n < 40; n++) {
      var ids = new HashSet<String>();
      ranking("0").of(ranks(n, Tiering.NONE)).moves().forEach(move -> ids.add(move.id()));
      assertThat(ids).hasSize(n);
    }
  }

  private static List<Ranked> tiered(int count) {
    var all = ranks(count, Tiering.NONE);
    var tiers = new HashMap<String, Integer>();
    ranking("0").of(all).moves().forEach(move -> tiers.put(move.id(), move.to()));
    all.replaceAll(one -> new Ranked(one.id(), one.value(), tiers.getOrDefault(one.id(), 0)));
    return all;
  }
}
