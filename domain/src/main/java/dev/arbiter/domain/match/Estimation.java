package dev.arbiter.domain.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Estimates weights from records of which nobody knows who is who, by expectation and maximisation:
 * how likely each pair is of one person follows from the weights, and the weights from that.
 *
 * <p>All pairs of records are looked at: those that share a key one by one; of the rest it is
 * assumed that they are of two people. How often values of two people agree is counted in random
 * pairs, since pairs that share a key agree more often; but random pairs that are likely of one
 * person count the less. Where there is little to count, what is usual counts in.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1977.tb01600.x">A. P. Dempster, N. M. Laird, D.
 *     B. Rubin, Maximum Likelihood from Incomplete Data via the EM Algorithm, 1977</a>
 * @see <a href="https://doi.org/10.1080/01621459.1989.10478785">M. A. Jaro, 1989</a>
 * @see <a
 *     href="https://moj-analytical-services.github.io/splink/topic_guides/training/training_rationale.html">
 *     Splink, on u from random pairs</a>
 */
final class Estimation {
  private static final int MAX_ITERATIONS = 100;

  /** The estimate is good when no share changes by more. */
  private static final double SETTLED = 1e-5;

  private static final int RANDOM_PAIRS = 100_000;
  private static final long SEED = 0x5DEECE66DL;

  /** As how many pairs, seen of one person, what is usual counts. */
  private static final double USUAL_OF_SAME = 20;

  /** A level that was never seen in random pairs counts as if it had been seen once. */
  private static final double UNSEEN = 1;

  private final Fields fields;
  private final double allPairs;
  private final int records;
  private final Map<Long, Integer> candidates;
  private final Map<Long, Integer> random;

  private Estimation(
      Fields fields, int records, Map<Long, Integer> candidates, Map<Long, Integer> random) {
    this.fields = fields;
    this.records = records;
    this.allPairs = Math.max(1, records * (records - 1.0) / 2);
    this.candidates = candidates;
    this.random = random;
  }

  /**
   * @param people in the order of their ids
   */
  static Weights of(Fields fields, List<Person> people, Blocks blocks) {
    var comparison = new Comparison(fields);
    var candidates = new TreeMap<Long, Integer>();
    blocks.each((a, b) -> candidates.merge(comparison.compare(a, b), 1, Integer::sum));
    var random = randomPairs(people, comparison);
    return new Estimation(fields, people.size(), candidates, random).estimate();
  }

  /** All pairs, if there are few. */
  private static SortedMap<Long, Integer> randomPairs(List<Person> people, Comparison comparison) {
    var patterns = new TreeMap<Long, Integer>();
    var size = people.size();
    if (size * (size - 1L) / 2 <= RANDOM_PAIRS) {
      for (var i = 0; i < size; i++) {
        for (var j = 0; j < i; j++) {
          patterns.merge(comparison.compare(people.get(j), people.get(i)), 1, Integer::sum);
        }
      }
      return patterns;
    }
    var dice = new Random(SEED);
    for (var drawn = 0; drawn < RANDOM_PAIRS; drawn++) {
      var one = dice.nextInt(size);
      var other = (one + 1 + dice.nextInt(size - 1)) % size;
      patterns.merge(comparison.compare(people.get(one), people.get(other)), 1, Integer::sum);
    }
    return patterns;
  }

  private Weights estimate() {
    var weights = usual();
    for (var iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
      var better = improved(weights, iteration);
      if (change(weights, better) < SETTLED) {
        return better;
      }
      weights = better;
    }
    return weights;
  }

  /** Half of the records have another one of the same person, and what is usual is so. */
  private Weights usual() {
    var same = counts();
    var others = counts();
    var prior = Math.min(0.5, records / 2.0 / allPairs);
    return weights(prior, same, others, 0);
  }

  private Weights improved(Weights weights, int iteration) {
    var scale = new Weights.Scale(weights);
    var same = counts();
    var matches = 0.0;
    for (var seen : candidates.entrySet()) {
      var share = scale.probability(seen.getKey()) * seen.getValue();
      matches += share;
      count(same, seen.getKey(), share);
    }
    var others = counts();
    for (var seen : random.entrySet()) {
      count(others, seen.getKey(), (1 - scale.probability(seen.getKey())) * seen.getValue());
    }
    return weights(Math.min(0.5, (matches + 1) / (allPairs + 1)), same, others, iteration);
  }

  private double[][] counts() {
    return new double[fields.size()][Level.values().length];
  }

  private void count(double[][] counts, long pattern, double share) {
    for (var i = 0; i < counts.length; i++) {
      counts[i][Comparison.level(pattern, i).ordinal()] += share;
    }
  }

  private Weights weights(double prior, double[][] same, double[][] others, int iteration) {
    var ofFields = new ArrayList<Weights.OfField>();
    for (var i = 0; i < fields.size(); i++) {
      ofFields.add(ofField(fields.get(i), same[i], others[i]));
    }
    var compared = candidates.values().stream().mapToLong(Integer::longValue).sum();
    var drawn = random.values().stream().mapToLong(Integer::longValue).sum();
    return new Weights(
        Weights.VERSION, prior, ofFields, new Weights.Origin(records, compared, drawn, iteration));
  }

  private static Weights.OfField ofField(Fields.Field field, double[] same, double[] others) {
    var levels = field.kind().levels();
    var usualOfSame = levels.stream().mapToDouble(Level::usualOfSame).sum();
    var allSame = USUAL_OF_SAME;
    var allOthers = UNSEEN * levels.size();
    for (var level : levels) {
      allSame += same[level.ordinal()];
      allOthers += others[level.ordinal()];
    }
    var result = new ArrayList<Weights.OfLevel>();
    for (var level : levels) {
      var m = same[level.ordinal()] + USUAL_OF_SAME * level.usualOfSame() / usualOfSame;
      var u = others[level.ordinal()] + UNSEEN;
      result.add(new Weights.OfLevel(level, m / allSame, u / allOthers));
    }
    return new Weights.OfField(field, result);
  }

  /** The largest change of a share. */
  private static double change(Weights one, Weights other) {
    var change = Math.abs(1 - one.prior() / other.prior());
    for (var i = 0; i < one.fields().size(); i++) {
      var before = one.fields().get(i).levels();
      var after = other.fields().get(i).levels();
      for (var j = 0; j < before.size(); j++) {
        change = Math.max(change, Math.abs(before.get(j).m() - after.get(j).m()));
      }
    }
    return change;
  }
}
