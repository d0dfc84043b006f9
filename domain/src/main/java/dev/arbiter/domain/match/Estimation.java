package dev.arbiter.domain.match;

import dev.arbiter.domain.match.Weights.Relations;
import java.util.ArrayList;

/**
 * Estimates weights from records of which nobody knows who is who, by expectation and maximisation:
 * how likely the records of each pair are related follows from the weights, and the weights from
 * that, until they no longer change.
 *
 * <p>All pairs of records count: those that share a key one by one; of the rest it is assumed that
 * they are of strangers or neighbours. How often values of two people agree is counted in random
 * pairs, for pairs that share a key agree more often. Where there is little to count, what is usual
 * counts in.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1977.tb01600.x">A. P. Dempster, N. M. Laird, D.
 *     B. Rubin, Maximum Likelihood from Incomplete Data via the EM Algorithm, 1977</a>
 * @see <a href="https://doi.org/10.1080/01621459.1989.10478785">M. A. Jaro, Advances in
 *     Record-Linkage Methodology as Applied to Matching the 1985 Census of Tampa, 1989</a>
 * @see <a
 *     href="https://moj-analytical-services.github.io/splink/topic_guides/training/training_rationale.html">Splink,
 *     which counts u in random pairs too</a>
 */
final class Estimation {
  private static final int MAX_ITERATIONS = 100;

  /** No share changes by more when the estimate is good. */
  private static final double SETTLED = 1e-5;

  /** As how many pairs of records of one person that were seen, what is usual counts. */
  private static final double USUAL = 20;

  /** As how often seen in random pairs a level counts beside what was seen. */
  private static final double UNSEEN = 1;

  /** Which share of people has another record, and lives together, before anything is known. */
  private static final double HALF = 0.5;

  /** Which share of all pairs is of neighbours, before anything is known. */
  private static final double NEIGHBOURS = 0.001;

  private final Fields fields;
  private final int records;
  private final double allPairs;
  private final Patterns candidates;
  private final Patterns random;

  Estimation(Fields fields, int records, Patterns candidates, Patterns random) {
    this.fields = fields;
    this.records = records;
    this.allPairs = Math.max(1, records * (records - 1.0) / 2);
    this.candidates = candidates;
    this.random = random;
  }

  Weights estimate() {
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

  /** As if all random pairs were of two people, and all else as usual. */
  private Weights usual() {
    var others = counts();
    random.counts().forEach((pattern, pairs) -> count(others, pattern, pairs, field -> 1));
    var some = Math.min(0.1, HALF * Math.max(1, records) / allPairs);
    return weights(prior(some, some, NEIGHBOURS), counts(), others, 0);
  }

  private Weights improved(Weights weights, int iteration) {
    var scale = new Weights.Scale(weights);
    var same = counts();
    var others = counts();
    var people = 1.0;
    var households = 1.0;
    for (var seen : candidates.counts().entrySet()) {
      var relations = scale.relations(seen.getKey());
      people += relations.same() * seen.getValue();
      households += relations.household() * seen.getValue();
      count(same, seen.getKey(), seen.getValue(), field -> agreeing(relations, field));
    }
    var neighbours = 1.0;
    var strangers = 1.0;
    for (var seen : random.counts().entrySet()) {
      var relations = scale.relations(seen.getKey());
      neighbours += relations.neighbours() * seen.getValue();
      strangers += relations.strangers() * seen.getValue();
      count(others, seen.getKey(), seen.getValue(), field -> differing(relations, field));
    }
    var prior =
        prior(
            people / (allPairs + 3),
            households / (allPairs + 3),
            neighbours / (neighbours + strangers));
    return weights(prior, same, others, iteration);
  }

  /**
   * @param neighbours of those who are neither the same nor of one household
   */
  private static Relations prior(double same, double household, double neighbours) {
    var rest = 1 - same - household;
    return new Relations(same, household, rest * neighbours, rest * (1 - neighbours));
  }

  /** How likely two values have the same source, of pairs that share a key. */
  private double agreeing(Relations relations, int field) {
    return switch (fields.get(field).kind().shared()) {
      case BY_NEIGHBOURS, BY_HOUSEHOLD -> relations.same() + relations.household();
      case BY_NOBODY -> relations.same();
    };
  }

  /** How likely they have not, of random pairs. */
  private double differing(Relations relations, int field) {
    var apart = relations.strangers();
    return switch (fields.get(field).kind().shared()) {
      case BY_NEIGHBOURS -> apart;
      case BY_HOUSEHOLD -> apart + relations.neighbours();
      case BY_NOBODY -> apart + relations.neighbours() + relations.household();
    };
  }

  private double[][] counts() {
    return fields.list().stream()
        .map(field -> new double[field.kind().ranks()])
        .toArray(double[][]::new);
  }

  /** The share of the pairs that counts for a field. */
  @FunctionalInterface
  private interface Share {
    double of(int field);
  }

  private static void count(double[][] counts, long pattern, double pairs, Share share) {
    for (var i = 0; i < counts.length; i++) {
      counts[i][Comparison.rank(pattern, i)] += share.of(i) * pairs;
    }
  }

  private Weights weights(Relations prior, double[][] same, double[][] others, int iteration) {
    var ofFields = new ArrayList<Weights.OfField>();
    for (var i = 0; i < fields.size(); i++) {
      ofFields.add(ofField(fields.get(i), same[i], others[i]));
    }
    var origin = new Weights.Origin(records, candidates.pairs(), random.pairs(), iteration);
    return new Weights(Weights.VERSION, prior, ofFields, origin);
  }

  private static Weights.OfField ofField(Fields.Field field, double[] same, double[] others) {
    var levels = field.kind().levels();
    var usual = levels.stream().mapToDouble(Level::usual).sum();
    var allSame = USUAL;
    var allOthers = UNSEEN * levels.size();
    for (var rank = 0; rank < levels.size(); rank++) {
      allSame += same[rank];
      allOthers += others[rank];
    }
    var weights = new ArrayList<Weights.OfLevel>();
    for (var rank = 0; rank < levels.size(); rank++) {
      var level = levels.get(rank);
      var m = (same[rank] + USUAL * level.usual() / usual) / allSame;
      var u = (others[rank] + UNSEEN) / allOthers;
      weights.add(new Weights.OfLevel(level, m, u));
    }
    return new Weights.OfField(field, weights);
  }

  /** The largest change of a share. */
  private static double change(Weights one, Weights other) {
    var change = Math.abs(1 - one.prior().same() / other.prior().same());
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
