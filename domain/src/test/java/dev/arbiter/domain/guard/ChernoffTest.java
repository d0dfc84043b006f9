package dev.arbiter.domain.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbiter.domain.Samples;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X04")
final class ChernoffTest {

  /** 60 heads of 100 throws: the tail of the binomial distribution is 0.028444. */
  @Test
  void itBoundsTheTailOfTheBinomialDistribution() {
    assertThat(exactly(60, 100, 0.5)).isCloseTo(0.028444, within(1e-6));
    assertThat(Chernoff.atLeast(60, 100, 0.5)).isCloseTo(0.133514, within(1e-6));
    assertThat(Chernoff.atMost(40, 100, 0.5)).isCloseTo(0.133514, within(1e-6));
  }

  @Test
  void itIsNeverBelowTheTailNorFarAbove() {
    Samples.each(
        1_000,
        random -> {
          var n = 1 + random.nextInt(200);
          var k = random.nextInt(201);
          var percent = 1 + random.nextInt(99);
          var seen = Math.min(k, n);
          var p = percent / 100.0;
          var exact = exactly(seen, n, p);
          assertThat(Chernoff.atLeast(seen, n, p)).isGreaterThanOrEqualTo(exact * (1 - 1e-9));
          assertThat(Chernoff.atLeast(seen, n, p))
              .isLessThanOrEqualTo(exact * Math.sqrt(8.0 * n) * 2);
        });
  }

  @Test
  void whatCannotBeHasNoChanceAndWhatIsExpectedIsNoSurprise() {
    assertThat(Chernoff.atLeast(1, 10, 0)).isZero();
    assertThat(Chernoff.atLeast(0, 10, 0)).isOne();
    assertThat(Chernoff.atLeast(5, 10, 0.5)).isOne();
    assertThat(Chernoff.atMost(10, 10, 1)).isOne();
    assertThat(Chernoff.atLeast(0, 0, 0.5)).isOne();
    assertThat(Chernoff.asFar(5, 10, 0.5)).isOne();
  }

  /**
   * The example of a mismatch in R. Kohavi, D. Tang, Y. Xu: Trustworthy Online Controlled
   * Experiments, 2020, chapter 3: 821,588 and 815,482 where halves were declared, which a t-test
   * finds with p = 1.8e-6.
   */
  @Test
  void itFindsAMismatchThatNobodySees() {
    assertThat(Chernoff.asFar(821_588, 821_588 + 815_482, 0.5)).isLessThan(0.0001);
    assertThat(Chernoff.asFar(821_588, 821_588 + 820_482, 0.5)).isGreaterThan(0.05);
  }

  /** The sum of the binomial distribution from k to n, in decimals. */
  private static double exactly(int k, int n, double chance) {
    var p = BigDecimal.valueOf(chance);
    var q = BigDecimal.ONE.subtract(p);
    var ways = BigInteger.ONE;
    var sum = BigDecimal.ZERO;
    for (var i = 0; i <= n; i++) {
      if (i >= k) {
        sum =
            sum.add(
                new BigDecimal(ways)
                    .multiply(p.pow(i, MathContext.DECIMAL128))
                    .multiply(q.pow(n - i, MathContext.DECIMAL128)),
                MathContext.DECIMAL128);
      }
      ways = ways.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
    }
    return sum.doubleValue();
  }
}
