package dev.arbiter.domain.relevance;

import java.util.stream.IntStream;

/**
 * How far two columns depend on each other.
 *
 * @param bits their mutual information, less what as many rows of independent columns would seem to
 *     have (Miller, Information Theory in Psychology, 1955); not below 0
 * @param share of what is unknown of the other column without the one, how much it tells: from 0 to
 *     1 (the uncertainty coefficient of Theil, 1970)
 * @param p how probable so much is if they are independent, by the test of G (Woolf 1957)
 */
record Dependence(double bits, double share, double p) {
  private static final double LN_2 = Math.log(2);

  static Dependence of(Bins one, Bins other) {
    var rows = one.of().length;
    var counts = new int[one.count()][other.count()];
    IntStream.range(0, rows).forEach(i -> counts[one.of()[i]][other.of()[i]]++);
    var ofOne = sums(one);
    var ofOther = sums(other);
    var nats = 0.0;
    for (var i = 0; i < ofOne.length; i++) {
      for (var j = 0; j < ofOther.length; j++) {
        if (counts[i][j] > 0) {
          var expected = (double) ofOne[i] * ofOther[j] / rows;
          nats += (double) counts[i][j] / rows * Math.log(counts[i][j] / expected);
        }
      }
    }
    var freedom = (one.count() - 1) * (other.count() - 1);
    if (freedom == 0) {
      return new Dependence(0, 0, 1);
    }
    var told = Math.max(0, nats - freedom / (2.0 * rows));
    return new Dependence(
        told / LN_2,
        Math.min(1, told / entropy(ofOther, rows)),
        ChiSquare.beyond(2 * rows * nats, freedom));
  }

  private static int[] sums(Bins bins) {
    var sums = new int[bins.count()];
    for (var bin : bins.of()) {
      sums[bin]++;
    }
    return sums;
  }

  private static double entropy(int[] sums, int rows) {
    var entropy = 0.0;
    for (var sum : sums) {
      var share = (double) sum / rows;
      entropy -= share * Math.log(share);
    }
    return entropy;
  }
}
