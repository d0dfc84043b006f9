package dev.arbiter.domain.match;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many pairs of records have which pattern.
 *
 * @param counts by pattern, in an order that is always the same, as sums depend on it
 */
record Patterns(SortedMap<Long, Long> counts) {
  private static final int RANDOM_PAIRS = 100_000;
  private static final long SEED = 0x5DEECE66DL;

  Patterns {
    counts = Collections.unmodifiableSortedMap(counts);
  }

  /** Those of the pairs that share a key. */
  static Patterns ofCandidates(Blocks blocks, Comparison comparison) {
    var counts = new TreeMap<Long, Long>();
    blocks.each((a, b) -> add(counts, comparison.compare(a, b)));
    return new Patterns(counts);
  }

  /**
   * Those of pairs drawn at random; of all pairs, if there are few.
   *
   * @param people in the order of their ids
   */
  static Patterns ofRandomPairs(List<Person> people, Comparison comparison) {
    var counts = new TreeMap<Long, Long>();
    var size = people.size();
    if (size * (size - 1L) / 2 <= RANDOM_PAIRS) {
      for (var i = 1; i < size; i++) {
        for (var j = 0; j < i; j++) {
          add(counts, comparison.compare(people.get(j), people.get(i)));
        }
      }
    } else {
      var random = new Random(SEED);
      for (var drawn = 0; drawn < RANDOM_PAIRS; drawn++) {
        var one = random.nextInt(size);
        var other = (one + 1 + random.nextInt(size - 1)) % size;
        add(counts, comparison.compare(people.get(one), people.get(other)));
      }
    }
    return new Patterns(counts);
  }

  private static void add(Map<Long, Long> counts, long pattern) {
    counts.merge(pattern, 1L, Long::sum);
  }

  /** How many pairs there are. */
  long pairs() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
