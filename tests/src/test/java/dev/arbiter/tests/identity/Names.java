package dev.arbiter.tests.identity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

/** Made-up names, the first of which are the most frequent, as Zipf found of words. */
final class Names {
  private static final String[] ONSETS =
      "b br c ch cl d dr f fl g gr h j k kn l m n p ph pr qu r s sch sh st t th tr v w z"
          .split(" ");
  private static final String[] VOWELS = "a e i o u ai ea ee ie oo ou".split(" ");
  private static final String[] CODAS = " l m n r s t ck nd rt ll ss th".split(" ", -1);

  private final List<String> names;
  private final double[] upTo;

  /**
   * @param skew 0: all alike frequent; 1: the second half as frequent as the first
   */
  Names(Random random, int size, int syllables, double skew) {
    var distinct = new LinkedHashSet<String>();
    while (distinct.size() < size) {
      distinct.add(word(random, 1 + random.nextInt(syllables)));
    }
    this.names = new ArrayList<>(distinct);
    this.upTo = new double[size];
    var sum = 0.0;
    for (var i = 0; i < size; i++) {
      sum += 1 / Math.pow(i + 1.0, skew);
      upTo[i] = sum;
    }
  }

  String draw(Random random) {
    var wanted = random.nextDouble() * upTo[upTo.length - 1];
    var i = 0;
    while (upTo[i] < wanted) {
      i++;
    }
    return names.get(i);
  }

  private static String word(Random random, int syllables) {
    var word = new StringBuilder();
    for (var i = 0; i < syllables; i++) {
      word.append(any(random, ONSETS)).append(any(random, VOWELS));
    }
    return word.append(any(random, CODAS)).toString();
  }

  private static String any(Random random, String[] of) {
    return of[random.nextInt(of.length)];
  }
}
