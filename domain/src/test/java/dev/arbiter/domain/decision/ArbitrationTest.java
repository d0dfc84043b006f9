package dev.arbiter.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.Samples;
import dev.arbiter.domain.rule.RuleRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X12")
final class ArbitrationTest {
  private static final RuleRef RULE = new RuleRef("rule", "rules/x.drl");

  /** What the priority of a candidate is made of. */
  record Levers(double propensity, double factor, double value, double weight) {
    Candidate candidate(String id) {
      var action = new Offer(id).propensity(propensity).value(value).weight(weight).build();
      return Candidate.of(action).withFactor(factor, new Reason.Adjusted(RULE, factor));
    }
  }

  @Test
  void theOrderDoesNotDependOnTheOrderOfTheInput() {
    Samples.each(
        1_000,
        random -> {
          var candidates = candidates(random);
          var shuffled = new ArrayList<>(candidates);
          Collections.shuffle(shuffled, random);

          assertThat(Arbitration.rank(shuffled)).isEqualTo(Arbitration.rank(candidates));
        });
  }

  @Test
  void theOrderOfTwoDoesNotDependOnTheOthers() {
    Samples.each(
        1_000,
        random -> {
          var candidates = candidates(random);
          var ranked = Arbitration.rank(candidates);

          for (var i = 1; i < ranked.size(); i++) {
            var pair = List.of(ranked.get(i), ranked.get(i - 1));
            assertThat(Arbitration.rank(pair)).containsExactly(ranked.get(i - 1), ranked.get(i));
          }
        });
  }

  @Test
  void aHigherPropensityNeverLowersTheRank() {
    Samples.each(
        1_000,
        random -> {
          var others = candidates(random);
          var levers = levers(random);
          var propensity = random.nextDouble();
          assertMonotone(
              others,
              levers,
              new Levers(
                  Math.max(levers.propensity(), propensity),
                  levers.factor(),
                  levers.value(),
                  levers.weight()));
        });
  }

  @Test
  void aHigherFactorValueOrWeightNeverLowersTheRank() {
    Samples.each(
        1_000,
        random -> {
          var others = candidates(random);
          var levers = levers(random);
          var times = Math.pow(1e6, random.nextDouble());
          List<Function<Levers, Levers>> raises =
              List.of(
                  l -> new Levers(l.propensity(), l.factor() * times, l.value(), l.weight()),
                  l -> new Levers(l.propensity(), l.factor(), l.value() * times, l.weight()),
                  l -> new Levers(l.propensity(), l.factor(), l.value(), l.weight() * times));

          raises.forEach(raise -> assertMonotone(others, levers, raise.apply(levers)));
        });
  }

  @Test
  void equalPrioritiesAreSettledByValueAndThenById() {
    var ranked =
        Arbitration.rank(
            List.of(
                new Levers(0.5, 1, 10, 1).candidate("c"),
                new Levers(0.5, 1, 10, 1).candidate("b"),
                new Levers(0.25, 1, 20, 1).candidate("z"),
                new Levers(0.5, 2, 5, 1).candidate("a")));

    assertThat(ranked).extracting(Candidate::id).containsExactly("z", "b", "c", "a");
  }

  private static void assertMonotone(List<Candidate> others, Levers levers, Levers raised) {
    assertThat(raised.candidate("m").priority())
        .isFinite()
        .isGreaterThanOrEqualTo(levers.candidate("m").priority());
    assertThat(rank(others, raised)).isLessThanOrEqualTo(rank(others, levers));
  }

  private static int rank(List<Candidate> others, Levers levers) {
    var all = new ArrayList<>(others);
    all.add(levers.candidate("m"));
    return Arbitration.rank(all).stream().map(Candidate::id).toList().indexOf("m");
  }

  private static List<Candidate> candidates(Random random) {
    return IntStream.range(0, random.nextInt(11))
        .mapToObj(number -> levers(random).candidate("a" + number))
        .toList();
  }

  private static Levers levers(Random random) {
    return new Levers(
        any(random, 0, 0.1, 0.25, 0.5, 1),
        any(random, 1e-300, 0.5, 1, 2, 1e300),
        any(random, 0, 0.1, 0.5, 1, 3, 1e6, 1e150),
        any(random, 0, 0.1, 0.5, 1, 3, 1e6, 1e150));
  }

  private static double any(Random random, double... values) {
    return values[random.nextInt(values.length)];
  }
}
