package dev.arbiter.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.rule.RuleRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;

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

  @Property
  void theOrderDoesNotDependOnTheOrderOfTheInput(
      @ForAll("candidates") List<Candidate> candidates, @ForAll Random random) {
    var shuffled = new ArrayList<>(candidates);
    Collections.shuffle(shuffled, random);

    assertThat(Arbitration.rank(shuffled)).isEqualTo(Arbitration.rank(candidates));
  }

  @Property
  void theOrderOfTwoDoesNotDependOnTheOthers(@ForAll("candidates") List<Candidate> candidates) {
    var ranked = Arbitration.rank(candidates);

    for (var i = 1; i < ranked.size(); i++) {
      var pair = List.of(ranked.get(i), ranked.get(i - 1));
      assertThat(Arbitration.rank(pair)).containsExactly(ranked.get(i - 1), ranked.get(i));
    }
  }

  @Property
  void aHigherPropensityNeverLowersTheRank(
      @ForAll("candidates") List<Candidate> others,
      @ForAll("levers") Levers levers,
      @ForAll @DoubleRange(min = 0, max = 1) double propensity) {
    assertMonotone(
        others,
        levers,
        new Levers(
            Math.max(levers.propensity(), propensity),
            levers.factor(),
            levers.value(),
            levers.weight()));
  }

  @Property
  void aHigherFactorValueOrWeightNeverLowersTheRank(
      @ForAll("candidates") List<Candidate> others,
      @ForAll("levers") Levers levers,
      @ForAll @DoubleRange(min = 1, max = 1e6) double times) {
    List<Function<Levers, Levers>> raises =
        List.of(
            l -> new Levers(l.propensity(), l.factor() * times, l.value(), l.weight()),
            l -> new Levers(l.propensity(), l.factor(), l.value() * times, l.weight()),
            l -> new Levers(l.propensity(), l.factor(), l.value(), l.weight() * times));

    raises.forEach(raise -> assertMonotone(others, levers, raise.apply(levers)));
  }

  @Example
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

  @Provide
  Arbitrary<List<Candidate>> candidates() {
    return levers()
        .list()
        .ofMaxSize(10)
        .map(
            all -> {
              var candidates = new ArrayList<Candidate>();
              all.forEach(one -> candidates.add(one.candidate("a" + candidates.size())));
              return candidates;
            });
  }

  @Provide
  Arbitrary<Levers> levers() {
    var some = Arbitraries.of(0.0, 0.1, 0.5, 1.0, 3.0, 1e6, 1e150);
    var propensity = Arbitraries.of(0.0, 0.1, 0.25, 0.5, 1.0);
    var factor = Arbitraries.of(1e-300, 0.5, 1.0, 2.0, 1e300);
    return Combinators.combine(propensity, factor, some, some).as(Levers::new);
  }
}
